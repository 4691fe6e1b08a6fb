import { createHash } from 'node:crypto';

import { BoxProblem, badRequest, denied } from '../errors';
import { shapeContext } from '../server/auth';
import { canDownload } from '../shapes/item';
import { roleAllows } from '../state/access';
import type { Call } from '../state/box';
import { bytesOf } from '../state/content';
import { currentVersion, isTrashed, type File, type Folder } from '../state/model';
import type { ZipEntry } from '../state/zipFile';
import type { Zip } from '../state/zips';

/** What Box lets into one archive. */
const MOST_FILES = 10_000;

type ZipItem = File | Folder;

/** The items that were asked for. 400 for the root folder, 403 for what the caller may not have. */
export function wanted(
	{ box, viewer }: Call,
	items: ReadonlyArray<{ type: 'file' | 'folder'; id: string }>,
): ZipItem[] {
	return items.map(({ type, id }, index) => {
		if (!/^\d+$/.test(id) || (type === 'folder' && id === '0')) {
			throw badRequest(`items[${index}].id`, `Invalid value '${id}'`);
		}
		const item = box.world.items.get(id);
		if (!item || item.type === 'web_link' || item.type !== type || isTrashed(item)) throw denied();
		if (!roleAllows(box.world.roleFor(viewer, item), 'see')) throw denied();
		return item;
	});
}

/** A name that was asked for twice, and those that the two have in the archive. */
type Conflict = Array<{ id: string; type: string; original_name: string; download_name: string }>;

/** The same each time, so that two runs can be compared. */
function shortHash(text: string): string {
	return createHash('sha1').update(text).digest('hex').slice(0, 6);
}

/** Items of the same name get others, both of them. */
export function named(items: readonly ZipItem[]): {
	names: Map<string, ZipItem>;
	conflicts: Conflict[];
} {
	const names = new Map<string, ZipItem>();
	const conflicts: Conflict[] = [];
	const wantedNames = new Set(items.map(({ name }) => name.toLowerCase()));
	for (const name of wantedNames) {
		const same = items.filter((item) => item.name.toLowerCase() === name);
		const [only] = same;
		if (same.length === 1 && only) names.set(only.name, only);
		else conflicts.push(renamed(same, names));
	}
	return { names, conflicts };
}

function renamed(items: readonly ZipItem[], names: Map<string, ZipItem>): Conflict {
	return items.map((item, position) => {
		const extension = /\.[^.]+$/.exec(item.name)?.[0] ?? '';
		const downloadName = `${shortHash(`${position} ${item.name}`)}${extension}`;
		names.set(downloadName, item);
		const { id, type, name } = item;
		return { id, type, original_name: name, download_name: downloadName };
	});
}

/** What goes into an archive, folder by folder. */
interface Contents {
	entries: ZipEntry[];
	files: number;
	skipped: { files: number; folders: number };
}

/** What the caller may download of these items. The rest is skipped. */
export function contentsOf(call: Call, items: Zip['items']): Contents {
	const contents: Contents = { entries: [], files: 0, skipped: { files: 0, folders: 0 } };
	for (const [name, item] of items) collect(call, item, name, contents);
	return contents;
}

function collect(call: Call, item: ZipItem, name: string, contents: Contents): void {
	const { entries, skipped } = contents;
	const { modifiedAt } = item;
	if (item.type === 'file') {
		contents.files += 1;
		if (!canDownload(item, shapeContext(call)) || isTrashed(item)) skipped.files += 1;
		else entries.push({ name, content: bytesOf(currentVersion(item).content), modifiedAt });
		return;
	}
	if (isTrashed(item) || !call.box.world.roleFor(call.viewer, item)) {
		skipped.folders += 1;
		return;
	}
	entries.push({ name: `${name}/`, content: Buffer.alloc(0), modifiedAt });
	for (const child of item.children) {
		if (child.type !== 'web_link') collect(call, child, `${name}/${child.name}`, contents);
	}
}

/** 400 if there are more files than Box lets into an archive. */
export function refuseTooMany(call: Call, items: Zip['items']): void {
	if (contentsOf(call, items).files <= MOST_FILES) return;
	const message = 'The number of files exceeds the limit';
	throw new BoxProblem(400, 'zip_download_file_count_exceeded_limit', message);
}
