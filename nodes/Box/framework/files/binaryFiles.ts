import type { IBinaryData } from 'n8n-workflow';

import type { Download } from '../../client/types';
import { chosenFile, chosenFiles } from './inputFields';
import { openInputFile, type InputFile } from './inputFile';
import type { FileContext } from './itemFiles';
import { storeDownload, type FileNames, type StoredDownload } from './storeDownload';

/** The binary data of one item, streamed both ways. */
export class BinaryFiles {
	constructor(
		private readonly context: FileContext,
		private readonly itemIndex: number,
	) {}

	/**
	 * Opens a file of the input item.
	 *
	 * @param property the name of the binary field, or (from an expression) a file itself
	 * @param field the display name of the parameter that names it
	 * @throws InputError if the item has no such file
	 */
	async read(property: string | IBinaryData, field: string): Promise<InputFile> {
		const data = chosenFile(this.context, this.itemIndex, property, field);
		return await openInputFile(this.context, data, field);
	}

	/**
	 * Opens one or more files of the input item.
	 *
	 * @param given each as `read` takes it, or names with commas between them, or patterns such as
	 *   `attachment_*`
	 * @param field the display name of the parameter that names them
	 * @throws InputError if the item has no such files
	 */
	async readAll(given: ReadonlyArray<string | IBinaryData>, field: string): Promise<InputFile[]> {
		const chosen = given.flatMap((each) => chosenFiles(this.context, this.itemIndex, each, field));
		const files: InputFile[] = [];
		for (const data of new Set(chosen)) files.push(await openInputFile(this.context, data, field));
		return files;
	}

	/** Streams a downloaded file to where n8n keeps binary data. */
	async write(download: Download, names: FileNames): Promise<StoredDownload> {
		return await storeDownload(this.context.helpers, download, names);
	}
}
