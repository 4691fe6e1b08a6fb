import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import type { BoxFolder, BoxItem, ItemType } from '../client/types';
import { InputError } from './inputError';
import { ITEM_NAMES, parseReference, type ItemReference } from './reference';
import type { ItemScope } from './types';

/** The ID of the root folder, All Files. */
export const ROOT_ID = '0';

/** An item of Box, and the client that may see it. */
export interface Target {
	id: string;
	box: BoxClient;
}

/**
 * The item that a locator of the operation names.
 *
 * @param name the parameter's name
 * @throws InputError where it names none, or Box's error where it cannot be looked up
 */
export async function target(scope: ItemScope, name: string, type: ItemType): Promise<Target> {
	const { params } = scope;
	return await find(scope, params.value(name), type, params.displayName(name));
}

/** The ID of the folder that a locator's value names, where that is one of several in a field. */
export async function folderIn(scope: ItemScope, value: unknown, field: string): Promise<string> {
	return (await find(scope, value, 'folder', field)).id;
}

async function find(
	{ box, params, located }: ItemScope,
	value: unknown,
	type: ItemType,
	field: string,
): Promise<Target> {
	const reference = parseReference(value, type, field);
	const password = params.optionalText('options.sharedLinkPassword');
	const found = await locate(box, reference, type, field, password);
	located.push({ field, type, id: found.id });
	return found;
}

/**
 * Like `target`, for what cannot be done to the root folder.
 *
 * @param done what is going to happen to the item: `deleted`
 */
export async function changeableTarget(
	scope: ItemScope,
	name: string,
	type: ItemType,
	done: string,
): Promise<Target> {
	const found = await target(scope, name, type);
	if (type === 'folder' && found.id === ROOT_ID) {
		scope.params.fail(
			name,
			`is the root folder, which cannot be ${done}`,
			'Choose a folder in it.',
		);
	}
	return found;
}

/** Looks up what a reference names. A plain ID costs no request. */
export async function locate(
	box: BoxClient,
	reference: ItemReference,
	type: ItemType,
	field: string,
	password?: string,
): Promise<Target> {
	switch (reference.kind) {
		case 'id': {
			const { id, sharedLink } = reference;
			return {
				id,
				box: sharedLink ? box.with({ sharedLink: { url: sharedLink, password } }) : box,
			};
		}
		case 'sharedLink':
			return await resolveSharedLink(box, reference.sharedLink, type, field, password);
		case 'path':
			return { id: await resolvePath(box, reference.segments, type, field), box };
	}
}

/** https://developer.box.com/reference/get-shared-items/ */
async function resolveSharedLink(
	box: BoxClient,
	url: string,
	type: ItemType,
	field: string,
	password?: string,
): Promise<Target> {
	const through = box.with({ sharedLink: { url, password } });
	const item = await opened(through, field);
	if (item.type !== type) {
		throw new InputError(
			`'${field}' is the shared link of a ${ITEM_NAMES[item.type]}, not of a ${ITEM_NAMES[type]}`,
			`'${item.name}' (ID ${item.id}) is what it opens.`,
		);
	}
	return { id: item.id, box: through };
}

/** What the client's shared link leads to. */
async function opened(box: BoxClient, field: string): Promise<BoxItem> {
	return await box
		.request<BoxItem>({ method: 'GET', path: ['shared_items'] })
		.catch((error: unknown) => failOpening(error, field));
}

function failOpening(error: unknown, field: string): never {
	if (!(error instanceof BoxError) || error.status !== 404) throw error;
	throw new InputError(
		`'${field}' is a shared link that opens nothing for this account`,
		'It was removed, has expired, or is only for other people. Check it in a browser.',
	);
}

/** Walks down from the root folder, looking up each name. */
async function resolvePath(
	box: BoxClient,
	segments: readonly string[],
	type: ItemType,
	field: string,
): Promise<string> {
	let id = ROOT_ID;
	for (const [index, name] of segments.entries()) {
		const isLast = index === segments.length - 1;
		const wanted = isLast ? type : 'folder';
		const child = await findChild(box, id, name, wanted);
		if (!child) throw notFound(segments, index, wanted, field);
		id = child.id;
	}
	return id;
}

/** Like a path's lookup, but creates the folders that are missing. */
export async function ensurePath(box: BoxClient, segments: readonly string[]): Promise<string> {
	let id = ROOT_ID;
	for (const name of segments) {
		const existing = await findChild(box, id, name, 'folder');
		id = (existing ?? (await createOrFind(box, id, name))).id;
	}
	return id;
}

async function createOrFind(box: BoxClient, parentId: string, name: string): Promise<BoxItem> {
	const body = { name, parent: { id: parentId } };
	return await box
		.request<BoxFolder>({ method: 'POST', path: ['folders'], body })
		.catch((error: unknown) => {
			// Somebody else, perhaps another item of this run, was faster.
			const [conflict] = error instanceof BoxError ? error.conflicts : [];
			if (conflict?.type === 'folder') return conflict;
			throw error;
		});
}

/**
 * The child of that name and type. Box keeps names apart without regard to case, so at most one
 * child fits.
 */
async function findChild(
	box: BoxClient,
	folderId: string,
	name: string,
	type: ItemType,
): Promise<BoxItem | undefined> {
	const wanted = name.toLowerCase();
	const children = box.byMarker<BoxItem>({
		method: 'GET',
		path: ['folders', folderId, 'items'],
		query: { usemarker: true, fields: ['id', 'type', 'name'] },
	});
	for await (const child of children) {
		if (child.type === type && child.name.toLowerCase() === wanted) return child;
	}
	return undefined;
}

function notFound(
	segments: readonly string[],
	index: number,
	wanted: ItemType,
	field: string,
): InputError {
	const parent = `/${segments.slice(0, index).join('/')}`;
	return new InputError(
		`'${field}' does not exist: /${segments.join('/')}`,
		`There is no ${ITEM_NAMES[wanted]} '${segments[index] ?? ''}' in ${index === 0 ? 'the root folder' : `'${parent}'`} that this account can see.`,
	);
}
