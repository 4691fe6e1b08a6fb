import type { IBinaryData, IBinaryKeyData } from 'n8n-workflow';

import type { Download } from '../client/types';
import type { FileContext } from './inputFields';
import { openInputFile, type InputFile } from './inputFile';

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
	 * @throws InputError where the item has no such file
	 */
	async read(property: string | IBinaryData, field: string): Promise<InputFile> {
		return await openInputFile(this.context, this.itemIndex, property, field);
	}

	/** Streams a downloaded file to where n8n keeps binary data. */
	async write(
		{ stream, contentType }: Download,
		file: { fileName?: string; property: string },
	): Promise<IBinaryKeyData> {
		// Without a media type n8n derives one from the name.
		const mimeType = contentType === 'application/octet-stream' ? undefined : contentType;
		// n8n splits the name like a path; Box forbids slashes, but a name is never to become one.
		const name = file.fileName?.replace(/[/\\]/g, '_');
		const data = await this.context.helpers.prepareBinaryData(stream, name, mimeType);
		return { [file.property]: data };
	}
}
