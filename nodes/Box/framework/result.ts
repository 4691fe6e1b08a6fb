import type { BoxRequest, JsonObject } from '../client/types';
import type { Fields } from './field';
import { itemResult } from './outputItems';
import { paging } from './paging';
import { readLimit } from './params/readNumber';
import type { ItemScope, OperationResult } from './types';

/** What becomes of a request. */
export interface Result {
	/** The fields that this kind of result adds to the operation's. */
	fields?: Fields;
	run(scope: ItemScope, request: BoxRequest): Promise<OperationResult>;
}

/**
 * - `item`: one of Box's items, with its path if it has one
 * - `sharedItem`: the same, with a shared link; `unsharedItem`: without one
 * - `metadata`: the values of a metadata template on an item
 * - `nothing`: Box answers nothing; the output says `deleted` after a DELETE, else `success`
 */
export type ResultKind = Kind | Result;

type Kind = 'item' | 'sharedItem' | 'unsharedItem' | 'metadata' | 'nothing';

/** One page of a list, as n8n's paging fields ask for it. */
interface ListSettings {
	/** Whether Box pages this list by marker only if it is asked to. */
	asksForMarker?: true;
	/** What its entries are, if they have no type and ID. */
	entries?: 'items' | 'instances' | 'list';
	/** The largest page that Box gives. */
	pageSize?: number;
}

interface OffsetSettings extends ListSettings {
	/** How to get what lies behind the last item that Box lets be read. */
	beyond?: string;
}

/** A list with `next_marker`: https://developer.box.com/guides/api-calls/pagination/marker-based/ */
export function byMarker({
	asksForMarker,
	entries = 'items',
	pageSize,
}: ListSettings = {}): Result {
	return listed((scope, request, limit) => {
		const query = asksForMarker ? { ...request.query, usemarker: true } : request.query;
		return scope.box.byMarker<JsonObject>(
			{ ...request, query, expects: entries },
			{ limit, pageSize },
		);
	});
}

/**
 * A list with `offset`: https://developer.box.com/guides/api-calls/pagination/offset-based/
 *
 * Box lets some 10,000 items be read so. A hint says how many there are if they are more.
 */
export function byOffset({ entries = 'items', pageSize, beyond }: OffsetSettings = {}): Result {
	return listed(async function* ({ box, hint }, request, limit) {
		let read = 0;
		const onTruncated = (total?: number) => {
			const remedy = beyond ?? 'It has no other way to read this list.';
			hint(
				`Box has ${total ?? 'more'} of these, but lets only the first ${read} be read. ${remedy}`,
			);
		};
		const options = { limit, pageSize, onTruncated };
		for await (const item of box.byOffset<JsonObject>({ ...request, expects: entries }, options)) {
			read += 1;
			yield item;
		}
	});
}

/** A list that Box gives whole. More than the limit is left out. */
export function unpaged({ entries = 'items' }: Pick<ListSettings, 'entries'> = {}): Result {
	return listed(async function* ({ box }, request) {
		const answer = await box.request({ ...request, expects: entries });
		yield* answer.entries as JsonObject[];
	});
}

type Read = (
	scope: ItemScope,
	request: BoxRequest,
	limit: number | undefined,
) => AsyncIterable<JsonObject>;

function listed(read: Read): Result {
	return {
		fields: paging,
		run: async (scope, request) => {
			const limit = readLimit(scope.params);
			const items: JsonObject[] = [];
			for await (const item of read(scope, request, limit)) {
				items.push(itemResult(item));
				if (items.length === limit) break;
			}
			return items;
		},
	};
}

function item(expects: 'item' | 'sharedItem' | 'unsharedItem'): Result {
	return {
		run: async ({ box }, request) => itemResult(await box.request({ ...request, expects })),
	};
}

const KINDS: Record<Kind, Result> = {
	item: item('item'),
	sharedItem: item('sharedItem'),
	unsharedItem: item('unsharedItem'),
	metadata: {
		run: async ({ box }, request) => await box.request({ ...request, expects: 'metadata' }),
	},
	nothing: {
		run: async ({ box }, request) => {
			await box.request({ ...request, expects: 'nothing' });
			return request.method === 'DELETE' ? { deleted: true } : { success: true };
		},
	},
};

/** The result of that kind. */
export function resultOf(kind: ResultKind): Result {
	return typeof kind === 'string' ? KINDS[kind] : kind;
}
