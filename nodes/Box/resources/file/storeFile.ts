import type { BoxClient } from '../../client/boxClient';
import { holderOfName } from '../../client/error';
import type { BoxFile, BoxItem, UploadAttributes, UploadSource } from '../../client/types';

/** What to do when the folder already has an item of that name. */
export type IfExists = 'fail' | 'keepBoth' | 'skip' | 'newVersion';

/** From this size on (in bytes) Box is asked first, rather than sent a body it may refuse. */
const ASK_FIRST = 5_000_000;

/** How many names are tried before giving up: `report (1).pdf` … */
const MAX_NAMES = 100;

/** Uploads a file, whatever the folder holds already. */
export async function storeFile(
	box: BoxClient,
	attributes: UploadAttributes,
	source: UploadSource,
	ifExists: IfExists,
): Promise<BoxFile> {
	let wanted = attributes;
	for (let number = 1; ; number++) {
		try {
			if (ifExists !== 'fail' || source.size >= ASK_FIRST)
				await preflight(box, wanted, source.size);
			return await box.upload(wanted, source);
		} catch (error) {
			const existing = takenBy(error, ifExists, number);
			if (ifExists === 'keepBoth') {
				wanted = { ...attributes, name: numbered(attributes.name, number) };
				continue;
			}
			if (ifExists === 'skip') return await skipped(box, existing.id);
			const { name, contentModifiedAt } = attributes;
			return await box.uploadVersion(existing.id, { name, contentModifiedAt }, source);
		}
	}
}

/** https://developer.box.com/reference/options-files-content/ */
async function preflight(
	box: BoxClient,
	attributes: UploadAttributes,
	size: number,
): Promise<void> {
	const { name, parentId } = attributes;
	await box.request({
		method: 'OPTIONS',
		path: ['files', 'content'],
		body: { name, size, parent: { id: parentId } },
	});
}

/** The item that has the name, where the choice deals with it. Raises the error otherwise. */
function takenBy(error: unknown, ifExists: IfExists, number: number): BoxItem {
	const existing = holderOfName(error);
	if (!existing || ifExists === 'fail') throw error;
	if (ifExists === 'keepBoth' && number > MAX_NAMES) throw error;
	// A folder or web link of that name can be neither returned as a file nor given a version.
	if (ifExists !== 'keepBoth' && existing.type !== 'file') throw error;
	return existing;
}

/** The existing file, marked so that a workflow can tell it from an uploaded one. */
async function skipped(box: BoxClient, id: string): Promise<BoxFile> {
	const file = await box.request<BoxFile>({ method: 'GET', path: ['files', id] });
	return { ...file, skipped: true };
}

/** `report.pdf` → `report (1).pdf`, within the 255 characters Box takes. */
function numbered(name: string, number: number): string {
	const suffix = ` (${number})`;
	const dot = name.lastIndexOf('.');
	const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	return (
		Array.from(base)
			.slice(0, 255 - suffix.length - extension.length)
			.join('') +
		suffix +
		extension
	);
}
