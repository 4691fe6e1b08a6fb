import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import { objectAt, textAt } from '../client/json';
import type { JsonObject } from '../client/types';
import type { Entity } from '../framework/references/entity';
import { markerList } from './lists/markerList';
import type { BoxEntry } from './lists/named';

/** Each takes two more requests: Box's list says neither where a webhook calls nor its target's name. */
const PAGE_SIZE = 25;

/** https://developer.box.com/reference/resources/webhook/ */
export const webhook: Entity<'webhook'> = {
	type: 'webhook',
	noun: 'webhook',
	plural: 'webhooks',
	collection: 'webhooks',
	list: markerList({
		path: ['webhooks'],
		pageSize: PAGE_SIZE,
		complete: whole,
		label: labelOf,
		hint: "Type a part of the target's name or of the address",
	}),
};

/** With the address, and the name of the target as far as the account may see it. */
async function whole(box: BoxClient, entry: BoxEntry): Promise<BoxEntry> {
	const { type, id } = objectAt(entry.target);
	const target = [type === 'folder' ? 'folders' : 'files', textAt(id) ?? ''];
	const [webhook, item] = await Promise.all([
		readOne(box, ['webhooks', entry.id]),
		readOne(box, target, ['name']),
	]);
	return { ...entry, address: webhook.address, name: item.name };
}

/** Nothing for what was deleted, or the account may not see any more. */
async function readOne(box: BoxClient, path: string[], fields?: string[]): Promise<JsonObject> {
	const asked = box.request({ method: 'GET', path, query: { fields } });
	return await asked.catch((error: unknown) => {
		if (error instanceof BoxError && [403, 404].includes(error.status)) return {};
		throw error;
	});
}

/** `Inbox (folder): https://example.com/hook` */
function labelOf({ name, target, address }: BoxEntry): string {
	const { type, id } = objectAt(target);
	return `${textAt(name) ?? `ID ${textAt(id)}`} (${textAt(type)}): ${shown(textAt(address) ?? '')}`;
}

/** An address without its query, which may hold a secret. */
function shown(address: string): string {
	if (!URL.canParse(address)) return 'unknown address';
	const { origin, pathname } = new URL(address);
	return origin + pathname;
}
