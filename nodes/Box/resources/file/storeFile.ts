import { asBoxError, BoxError } from '../../client/error';
import { isSameToBox, isTold } from '../../client/names';
import type { BoxFile, BoxItem, UploadAttributes } from '../../client/types';
import type { FreeNumbers } from './freeNumbers';
import { bestNamed, NameClash, preflight } from './nameClash';
import type { NewFile } from './newFile';
import { numbered } from './numberedName';

/** What to do if the folder already has an item with that name. */
export type IfExists = 'fail' | 'keepBoth' | 'skip' | 'newVersion';

/** From this size on (in bytes) Box is asked first, rather than sent a body it may refuse. */
const ASK_FIRST = 5_000_000;

/** How many numbers are tried when others take them at the same moment. */
const MAX_TRIES = 50;

/** Box's own rule: names differ in case only. */
const SAME_TO_BOX = 2;
/** Names that look the same, in one of Unicode's forms or another. */
const LOOKS_SAME = 1;

/** Uploads a file, whatever the folder holds already. */
export async function storeFile(
	file: NewFile,
	ifExists: IfExists,
	numbers: FreeNumbers,
): Promise<BoxFile> {
	switch (ifExists) {
		case 'fail':
			return await storeNew(file);
		case 'keepBoth':
			return await storeBeside(file, numbers);
		case 'skip':
			return await storeUnlessThere(file);
		case 'newVersion':
			return await storeOver(file);
	}
}

/** Like `file.store`, for who must not take a damaged file of this very upload for another one. */
async function store(
	file: NewFile,
	attributes: UploadAttributes,
	ask?: 1 | 2,
): Promise<BoxFile | NameClash> {
	const stored = await file.store(attributes, ask);
	if (!(stored instanceof NameClash)) return stored;
	const before = await file.storedBefore(stored, attributes.name);
	if (before) return before;
	// Another file has the name: it is not an attempt of this upload.
	stored.error.outcomeUnknown = false;
	return stored;
}

async function storeNew(file: NewFile): Promise<BoxFile> {
	const ask = file.source.size >= ASK_FIRST ? SAME_TO_BOX : undefined;
	const stored = await store(file, file.attributes, ask);
	if (!(stored instanceof NameClash)) return stored;
	const ours = await file.storedMomentsAgo(stored.holder);
	if (ours) return ours;
	throw stored.error;
}

async function storeBeside(file: NewFile, numbers: FreeNumbers): Promise<BoxFile> {
	const { box, attributes } = file;
	const { name, parentId } = attributes;
	const isTaken = async (other: string) => {
		const clash = await preflight(box, { name: other, parentId });
		return clash !== undefined && isTold(clash.holder?.name, other, SAME_TO_BOX);
	};
	const next = async () => await numbers.next({ box, parentId, name, isTaken });
	// If another item has found the plain name taken, it need not be tried again.
	let number = numbers.isStarted ? await next() : 0;
	for (let tries = 1; ; tries += 1) {
		const wanted = number === 0 ? name : numbered(name, number);
		const stored = await store(file, { ...attributes, name: wanted }, SAME_TO_BOX);
		if (!(stored instanceof NameClash)) return stored;
		if (tries >= MAX_TRIES) throw stored.error;
		numbers.refused(number);
		number = await next();
	}
}

/** The existing file is marked, so that a workflow can tell it from an uploaded one. */
async function storeUnlessThere(file: NewFile): Promise<BoxFile> {
	const stored = await store(file, file.attributes, LOOKS_SAME);
	if (!(stored instanceof NameClash)) return stored;
	const { id } = await existingFile(file, stored);
	return { ...(await file.read(id)), skipped: true };
}

async function storeOver(file: NewFile): Promise<BoxFile> {
	// If this upload has left a damaged file, the new version repairs it.
	const stored = await file.store(file.attributes, LOOKS_SAME);
	if (!(stored instanceof NameClash)) return stored;
	const existing = await existingFile(file, stored);
	const { name: wanted, contentModifiedAt } = file.attributes;
	// A name that only looks the same is kept as it is.
	const name = isSameToBox(existing.name, wanted) ? wanted : existing.name;
	const { box, source, fields } = file;
	return await box.uploadVersion(existing.id, { name, contentModifiedAt }, source, { fields });
}

/**
 * The file of the wanted name: the one that has the very name before one in another Unicode form.
 *
 * @throws {BoxError} the clash, if a folder or web link has the name, which can be neither returned
 *   as a file nor given a version; or if the folder shows no item of the name
 */
async function existingFile(
	{ box, attributes: { name, parentId } }: NewFile,
	{ error, holder }: NameClash,
): Promise<BoxItem> {
	if (holder && isSameToBox(holder.name, name)) {
		if (holder.type === 'file') return holder;
		throw error;
	}
	const existing = await bestNamed(box, parentId, name).catch(asBoxError);
	if (!(existing instanceof BoxError) && existing?.type === 'file') return existing;
	throw error;
}
