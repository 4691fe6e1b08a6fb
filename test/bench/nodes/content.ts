import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Emulator } from '../../emulator';

/** Bytes of each file that is uploaded. */
export const UPLOAD_BYTES = 100_000;
/** Bytes of each file that is downloaded. */
export const DOWNLOAD_BYTES = 10_000;

/** What everybody works on. */
export interface Content {
	/** Files in Box. */
	fileIds: string[];
	/** The folder in Box that uploads go to. */
	uploadsId: string;
	/** The files to upload, on this machine. */
	paths: string[];
	/** A pattern that finds them. */
	pattern: string;
}

/**
 * Puts files into the emulator's Box, and others into a folder of this machine.
 *
 * @param counts how many of each
 */
export async function makeContent(
	emulator: Emulator,
	folder: string,
	counts: { inBox: number; local: number },
): Promise<Content> {
	const parentId = emulator.addFolder({ name: 'Files' }).id;
	const fileIds = Array.from({ length: counts.inBox }, (_, index) => {
		const content = randomBytes(DOWNLOAD_BYTES);
		return emulator.addFile({ name: `file ${index}.bin`, parentId, content }).id;
	});
	await mkdir(folder, { recursive: true });
	const paths = Array.from({ length: counts.local }, (_, index) => join(folder, `${index}.bin`));
	for (const path of paths) await writeFile(path, randomBytes(UPLOAD_BYTES));
	const uploadsId = emulator.addFolder({ name: 'Uploads' }).id;
	return { fileIds, uploadsId, paths, pattern: join(folder, '*.bin').replaceAll('\\', '/') };
}
