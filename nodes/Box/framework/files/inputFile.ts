import { Readable } from 'node:stream';
import type { IBinaryData } from 'n8n-workflow';

import { WITHOUT_COPIES } from '../../client/transfer/byteStream';
import type { UploadSource } from '../../client/types';
import { describe } from '../errors/describe';
import { InputError } from '../errors/inputError';
import { firstLine } from '../errors/quote';
import type { FileContext } from './itemFiles';

/** A file on its way to Box. */
export interface InputFile {
	/** The name n8n knows it by, if it knows one. */
	fileName?: string;
	source: UploadSource;
}

/** What n8n writes instead of bytes if it keeps them elsewhere, under an ID. */
const STORES = ['filesystem', 'filesystem-v2', 's3', 'database'];

/**
 * Opens a file of an input item.
 *
 * @param data the file as n8n describes it, as far as it is one
 * @param field the display name of the parameter that names it
 * @throws InputError if it is no file, or n8n does not have its bytes
 */
export async function openInputFile(
	context: FileContext,
	data: unknown,
	field: string,
): Promise<InputFile> {
	if (!isObject(data)) throw noFile(field, `holds ${describe(data)}`);
	const fileName = typeof data.fileName === 'string' ? data.fileName : undefined;
	const contentType = typeof data.mimeType === 'string' ? data.mimeType : undefined;
	const bytes =
		typeof data.id === 'string' && data.id !== ''
			? stored(context, data.id, field)
			: inMemory(data, field);
	return { fileName, source: { ...(await bytes), contentType } };
}

type Bytes = Pick<UploadSource, 'open' | 'size' | 'hasOwnChunks'>;

async function stored({ helpers }: FileContext, id: string, field: string): Promise<Bytes> {
	const { fileSize } = await helpers
		.getBinaryMetadata(id)
		.catch((error: unknown) => lost(error, field));
	return {
		size: fileSize,
		hasOwnChunks: true,
		open: () => Readable.from(storedBytes(helpers, id, field), WITHOUT_COPIES),
	};
}

/** Bytes that n8n reads at once: with as few as it would read by itself, an upload leaves more garbage. */
const CHUNK = 512 * 1024;

/** The store may give up when the stream is asked for, or in the middle of it. */
async function* storedBytes(
	helpers: FileContext['helpers'],
	id: string,
	field: string,
): AsyncGenerator<unknown> {
	try {
		yield* await helpers.getBinaryStream(id, CHUNK);
	} catch (error) {
		lost(error, field);
	}
}

/** In-memory mode has no ID and no stream. */
function inMemory({ data }: { data?: unknown }, field: string): Bytes {
	if (data === undefined || data === null) throw noFile(field, 'has no bytes');
	if (typeof data !== 'string') throw noFile(field, `has ${describe(data)} in place of its bytes`);
	if (STORES.includes(data)) throw noFile(field, 'has lost the ID of its bytes');
	if (!isBase64(data)) throw noFile(field, 'has a text in place of its bytes');
	return bytesOf(Buffer.from(data, 'base64'));
}

/** Bytes that are in memory. */
export function bytesOf(buffer: Buffer): Bytes {
	return {
		size: buffer.length,
		open: () => Readable.from(buffer.length === 0 ? [] : [buffer], { objectMode: false }),
	};
}

function noFile(field: string, problem: string): InputError {
	return new InputError(
		`'${field}' names a field that is not a file: it ${problem}`,
		"Files come from nodes such as Read Files, HTTP Request or Convert to File. To upload a text, turn off 'Binary File'.",
	);
}

function lost(error: unknown, field: string): never {
	const said = error instanceof Error ? error.message : String(error);
	throw new InputError(
		`'${field}' names a file whose bytes n8n cannot read: ${firstLine(said)}`,
		'n8n deletes the files of old executions, and reads its own storage only. Run the node that provides the file again.',
	);
}

function isObject(value: unknown): value is Partial<Record<keyof IBinaryData, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As in-memory mode keeps bytes, or in lines. A pattern for all of it would not bear large files. */
function isBase64(text: string): boolean {
	if (/[^A-Za-z0-9+/_=\r\n-]/.test(text)) return false;
	const padding = text.indexOf('=');
	const isAtEnd = padding === -1 || /^[=\r\n]{1,6}$/.test(text.slice(padding));
	return isAtEnd && (text.includes('\n') || text.replace(/=+$/, '').length % 4 !== 1);
}
