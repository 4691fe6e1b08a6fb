import { Readable } from 'node:stream';

import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Download, UploadSource } from '../client/types';
import { InputError } from './inputError';
import { storeDownload, type FileNames, type StoredDownload } from './storeDownload';

type BinaryContext = Pick<IExecuteFunctions, 'helpers'>;

/** A file on its way to Box. */
export interface InputFile {
	/** The name n8n knows it by, where it knows one. */
	fileName?: string;
	source: UploadSource;
}

/** The binary data of one item, streamed both ways. */
export class BinaryFiles {
	constructor(
		private readonly context: BinaryContext,
		private readonly itemIndex: number,
	) {}

	/**
	 * Opens a file of the input item.
	 *
	 * @param property the name of the binary field, or (from an expression) a file itself
	 * @param field the display name of the parameter that names it
	 * @throws InputError where the item has no such field
	 */
	async read(property: string | IBinaryData, field: string): Promise<InputFile> {
		const data = this.find(property, field);
		const { id, fileName, mimeType: contentType } = data;
		if (id) {
			const { fileSize } = await this.context.helpers.getBinaryMetadata(id);
			const open = async () => await this.context.helpers.getBinaryStream(id);
			return { fileName, source: { open, size: fileSize, contentType } };
		}
		// In-memory mode has no ID and no stream.
		const buffer = await this.context.helpers.getBinaryDataBuffer(this.itemIndex, property);
		const open = () => Readable.from(buffer.length === 0 ? [] : [buffer], { objectMode: false });
		return { fileName, source: { open, size: buffer.length, contentType } };
	}

	/** Streams a downloaded file to where n8n keeps binary data. */
	async write(download: Download, names: FileNames): Promise<StoredDownload> {
		return await storeDownload(this.context.helpers, download, names);
	}

	private find(property: string | IBinaryData, field: string): IBinaryData {
		const data = this.lookUp(property);
		if (data) return data;
		throw new InputError(
			`'${field}' names ${typeof property === 'string' ? `the field '${property}'` : 'something'}, but the input item has no file in it`,
			'Enter the name of a binary field of the input, or add a node that provides the file.',
		);
	}

	private lookUp(property: string | IBinaryData): IBinaryData | undefined {
		try {
			return this.context.helpers.assertBinaryData(this.itemIndex, property);
		} catch {
			return undefined;
		}
	}
}
