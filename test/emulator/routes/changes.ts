import { checkUrl } from '../actions/create';
import { findParent } from '../actions/find';
import { need } from '../actions/find';
import type { LinkRequest } from '../actions/sharedLink';
import { setSharedLink } from '../actions/sharedLink';
import type { Changes } from '../actions/update';
import { badRequest } from '../errors';
import type { Body } from '../server/input';
import {
	clearableText,
	optionalFlag,
	optionalId,
	optionalObject,
	optionalText,
	optionalTexts,
	optionalTime,
	requiredId,
} from '../server/input';
import type { Call } from '../state/box';
import type { Collection } from '../state/collections';
import { collectionsOf } from '../state/collections';
import type { Folder, Item, LinkAccess, WebLink } from '../state/model';
import { changeSettings } from './folderSettings';

/** What a PUT asks for: plain changes, and a function that makes the rest and names its events. */
export interface Read {
	changes: Changes;
	change: () => string[];
}

const ACCESS: readonly LinkAccess[] = ['open', 'company', 'collaborators'];

function nullableText(body: Body, key: string): string | null | undefined {
	return body[key] === null ? null : optionalText(body, key);
}

function readAccess(body: Body): LinkAccess | undefined {
	const value = body.access;
	if (value === undefined || value === null) return undefined;
	const access = ACCESS.find((each) => each === value);
	if (!access) throw badRequest('access', `Invalid value '${String(value)}'`);
	return access;
}

function readLink(body: Body): LinkRequest | null {
	const link = optionalObject(body, 'shared_link');
	if (!link) return null;
	const permissions = optionalObject(link, 'permissions') ?? {};
	return {
		access: readAccess(link),
		password: nullableText(link, 'password'),
		unsharedAt: optionalTime(link, 'unshared_at'),
		vanityName: nullableText(link, 'vanity_name'),
		canDownload: optionalFlag(permissions, 'can_download'),
		canEdit: optionalFlag(permissions, 'can_edit'),
	};
}

/** Sets, changes or removes the shared link if the body says so. */
export function changeLink(call: Call, item: Item, body: Body): string[] {
	if (body.shared_link === undefined) return [];
	need(call, item, 'share');
	return setSharedLink(call.box, item, readLink(body));
}

/** The longest description of an item, in characters. */
export const MAX_DESCRIPTION = 256;

/** https://developer.box.com/reference/put-files-id/#param-tags */
const MAX_TAGS = 100;

function readTags(body: Body): string[] | undefined {
	const tags = optionalTexts(body, 'tags');
	if ((tags?.length ?? 0) > MAX_TAGS) throw badRequest('tags', 'There are too many tags');
	if (tags?.some((tag) => tag.trim() === '')) throw badRequest('tags', 'A tag is empty');
	return tags && [...new Set(tags)];
}

/** The collections that the item is in from now on; null takes it out of all. */
function readCollections({ box, viewer }: Call, body: Body): Collection[] | undefined {
	const given = body.collections;
	if (given === undefined) return undefined;
	if (given !== null && !Array.isArray(given)) throw badRequest('collections', 'Not a list');
	return (given ?? []).map((each: unknown) => {
		const id = requiredId({ collection: each }, 'collection');
		const collection = collectionsOf(box.world, viewer.user).find((known) => known.id === id);
		if (!collection) throw badRequest('collections', `Invalid value '${id}'`);
		return collection;
	});
}

/** What can be changed of any item. */
export function readCommon(call: Call, body: Body): Changes {
	const description = clearableText(body, 'description');
	if ((description?.length ?? 0) > MAX_DESCRIPTION) {
		throw badRequest('description', 'The description is too long');
	}
	const parent = optionalId(body, 'parent');
	return {
		name: optionalText(body, 'name'),
		parent: parent === undefined ? undefined : findParent(call, parent),
		description,
		tags: readTags(body),
		collections: readCollections(call, body),
	};
}

/** https://developer.box.com/reference/put-folders-id/ */
export function readFolderChange(call: Call, folder: Folder, body: Body): Read {
	return {
		changes: readCommon(call, body),
		change: () => [...changeSettings(folder, body), ...changeLink(call, folder, body)],
	};
}

/** https://developer.box.com/reference/put-web-links-id/ */
export function readWebLinkChange(call: Call, link: WebLink, body: Body): Read {
	const url = optionalText(body, 'url');
	if (url !== undefined) checkUrl(url);
	return {
		changes: readCommon(call, body),
		change: () => {
			const changed = url !== undefined && url !== link.url;
			if (changed) link.url = url;
			return [...(changed ? ['ITEM_MODIFY'] : []), ...changeLink(call, link, body)];
		},
	};
}
