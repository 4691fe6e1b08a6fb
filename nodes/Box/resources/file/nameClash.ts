import type { BoxClient } from '../../client/boxClient';
import { asBoxError, BoxError, holderOfName } from '../../client/error';
import { textAt } from '../../client/json';
import { likeness } from '../../client/names';
import type { BoxItem, UploadAttributes } from '../../client/types';
import { collection } from '../../framework/references/collections';

/** Box says that an item has the wanted name, or one that it takes for it. */
export class NameClash {
	constructor(
		readonly error: BoxError,
		/** With its name; `undefined` if Box does not say which item it is. */
		readonly holder?: BoxItem,
	) {}
}

/**
 * Asks whether a name is free, and a file of that size welcome.
 *
 * Box folds the name that it is asked for, but none that it stores: `①.pdf` is said to be taken by
 * `1.pdf`. Only the upload itself tells for certain.
 *
 * https://developer.box.com/reference/options-files-content/
 */
export async function preflight(
	box: BoxClient,
	{ name, parentId }: UploadAttributes,
	size?: number,
): Promise<NameClash | undefined> {
	const body = { name, size, parent: { id: parentId } };
	const request = { method: 'OPTIONS' as const, path: ['files', 'content'], body };
	const answer = await box.request(request).catch(asBoxError);
	if (!(answer instanceof BoxError)) return undefined;
	// Folding may even give a name that Box refuses: one with a slash for a full-width one.
	if (answer.status === 400 && name !== name.normalize('NFKC')) return undefined;
	return await clashOf(box, answer, name);
}

/**
 * The clash that an error stands for.
 *
 * @throws the error if it is another one
 */
export async function clashOf(box: BoxClient, error: unknown, name: string): Promise<NameClash> {
	const refused = asBoxError(error);
	if (refused.code !== 'item_name_in_use') throw refused;
	const holder = holderOfName(refused, name);
	if (holder && textAt(holder.name) === undefined) {
		const request = {
			method: 'GET' as const,
			path: [collection(holder.type), holder.id],
			query: { fields: ['name'] },
		};
		const found = await box.request<BoxItem>(request).catch(asBoxError);
		if (found instanceof BoxError || textAt(found.name) === undefined)
			return new NameClash(refused);
		holder.name = found.name;
	}
	return new NameClash(refused, holder);
}

/** The item of a folder whose name fits best: the very same before one in another case or form. */
export async function bestNamed(
	box: BoxClient,
	parentId: string,
	name: string,
): Promise<BoxItem | undefined> {
	let best: BoxItem | undefined;
	const fit = (item?: BoxItem) => likeness(item?.name ?? '', name);
	const items = box.byMarker<BoxItem>({
		method: 'GET',
		path: ['folders', parentId, 'items'],
		query: { usemarker: true, fields: ['type', 'name', 'sha1'] },
	});
	for await (const item of items) if (fit(item) > fit(best)) best = item;
	return best;
}
