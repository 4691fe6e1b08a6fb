import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Emulator } from '../emulator';

/** Bytes of each file that is uploaded. */
export const UPLOAD_BYTES = 100_000;
/** Bytes of each file that is downloaded. */
export const DOWNLOAD_BYTES = 10_000;

/** What the workflows work on. */
export interface Content {
	/** Files in Box. */
	fileIds: string[];
	/** The folder in Box that uploads go to. */
	uploadsId: string;
	/** A pattern that finds the files to upload on this machine. */
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
	for (let index = 0; index < counts.local; index++) {
		await writeFile(join(folder, `${index}.bin`), randomBytes(UPLOAD_BYTES));
	}
	const uploadsId = emulator.addFolder({ name: 'Uploads' }).id;
	return { fileIds, uploadsId, pattern: join(folder, '*.bin').replaceAll('\\', '/') };
}
