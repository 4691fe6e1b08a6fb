import type { BoxClient } from '../client/boxClient';
import { sameName } from '../client/names';
import type { BoxFolder, BoxItem, ItemType } from '../client/types';
import { findChild, folderInTheWay } from './children';
import { InputError } from './inputError';
import { openLink } from './openLink';
import { firstLine, quote } from './quote';
import { ITEM_NAMES, itemNoun, parseReference, ROOT_ID, type ItemReference } from './reference';
import type { ItemScope } from './types';
import { withContext } from './withContext';

const ROOT_NAME = 'All Files';

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
			return await openLink(box, reference.sharedLink, type, field, password);
		case 'path':
			return { id: await resolvePath(box, reference.segments, type, field), box };
	}
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
		const { found, other } = await findChild(box, id, name, wanted);
		if (!found && wanted === 'folder' && namesRoot(name, index)) continue;
		if (!found) throw notFound(segments, index, wanted, field, other);
		id = found.id;
	}
	return id;
}

/** Like a path's lookup, but creates the folders that are missing. */
export async function ensurePath(box: BoxClient, segments: readonly string[]): Promise<string> {
	let id = ROOT_ID;
	for (const [index, name] of segments.entries()) {
		const { found } = await findChild(box, id, name, 'folder');
		if (!found && namesRoot(name, index)) continue;
		id = (found ?? (await createFolder(box, id, segments.slice(0, index + 1)))).id;
	}
	return id;
}

/** Box shows a path with the root folder's name in front. A real folder of that name goes first. */
function namesRoot(name: string, index: number): boolean {
	return index === 0 && sameName(name, ROOT_NAME);
}

/** Creates the last folder of a path in its parent, unless somebody else has done so meanwhile. */
async function createFolder(
	box: BoxClient,
	parentId: string,
	segments: readonly string[],
): Promise<BoxItem> {
	const name = segments.at(-1) ?? '';
	const body = { name, parent: { id: parentId } };
	return await box
		.request<BoxFolder>({ method: 'POST', path: ['folders'], body })
		.catch(async (error: unknown) => {
			// Somebody else, perhaps another item of this run, was faster.
			const folder = await folderInTheWay(box, parentId, name, error);
			if (folder) return folder;
			throw withContext(error, `The folder ${quote(toPath(segments))} could not be created.`);
		});
}

function notFound(
	segments: readonly string[],
	index: number,
	wanted: ItemType,
	field: string,
	other?: BoxItem,
): InputError {
	const parent = index === 0 ? 'the root folder' : quote(toPath(segments.slice(0, index)));
	const missing = `There is no ${ITEM_NAMES[wanted]} ${quote(segments[index] ?? '')} in ${parent}`;
	const here = quote(toPath(segments.slice(0, index + 1)));
	return new InputError(
		`'${field}' does not exist: ${firstLine(toPath(segments))}`,
		other
			? `${missing}: ${here} is a ${itemNoun(other.type)}.`
			: `${missing} that this account can see.`,
	);
}

function toPath(segments: readonly string[]): string {
	return `/${segments.join('/')}`;
}
