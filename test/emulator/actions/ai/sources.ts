import { BoxProblem, badRequest } from '../../errors';
import type { App } from '../../state/app';
import type { Call } from '../../state/box';
import type { File } from '../../state/model';
import { currentVersion } from '../../state/model';
import { render, representationsOf } from '../../state/representations';
import { findItem } from '../find';
import { findHub, itemsOf } from '../hubs';

/** What Box AI reads: a file with its text. */
export interface Source {
	file: File;
	text: string;
}

/** An item of a request. */
export interface Item {
	type: 'file' | 'hubs';
	id: string;
	content?: string;
}

/** 403 unless the enterprise has Box AI. The code is a guess. */
export function needAi({ hasBoxAi }: App): void {
	if (!hasBoxAi)
		throw new BoxProblem(403, 'forbidden', 'Box AI is not enabled for this enterprise');
}

/** What the items are, or `undefined` if that is a hub without an index. */
export function sourcesOf(call: Call, items: readonly Item[]): Source[] | undefined {
	if (new Set(items.map(({ type, id }) => `${type} ${id}`)).size < items.length) {
		throw badRequest('items', 'The items must be unique');
	}
	const hub = items.find(({ type }) => type === 'hubs');
	if (!hub) return items.map((item) => sourceOf(call, item));
	if (items.length > 1) throw badRequest('items', 'A hub must be the only item');
	const found = findHub(call, hub.id);
	if (!found.isIndexed) return undefined;
	const files = itemsOf(call, found).filter(({ type }) => type === 'file');
	return files.map(({ id }) => sourceOf(call, { type: 'file', id }));
}

function sourceOf(call: Call, { id, content }: Item): Source {
	const file = findItem(call, 'file', id);
	return { file, text: content ?? textOf(file) };
}

/** The text of a file that has one; what Box says of others is a guess. */
function textOf(file: File): string {
	const text = representationsOf(file).find(({ name }) => name === 'extracted_text');
	if (text) return render(currentVersion(file), text).toString('utf8');
	throw badRequest('items', `The file '${file.name}' has no text that can be processed`);
}
