import { createHash } from 'node:crypto';

import type { Connection } from '../calls/connection';
import { callJson, invalidAnswer, jsonCall, readObject } from '../calls/jsonCall';
import { objectAt, textAt } from '../json';
import type { BoxFile, CallOptions, UploadSource } from '../types';
import { SourceReader } from './source';
import { isFile } from './storedFile';

/** Who created a file, and how long ago, as the account that asks sees it. */
export interface UploadRecord {
	/** With its name, etag, size, SHA-1 and status: Box also tells of a file in the trash. */
	file: BoxFile;
	/** Milliseconds since this account created the file; `undefined` if somebody else did. */
	sinceCreated?: number;
}

const FIELDS = ['name', 'etag', 'size', 'sha1', 'item_status', 'created_at', 'created_by'];

/**
 * Looks up who created a file. Both times are of Box's clock, as this machine's clock may be wrong.
 *
 * https://developer.box.com/reference/get-files-id/
 */
export async function uploadRecord(
	connection: Connection,
	{ asUser, sharedLink }: CallOptions,
	fileId: string,
): Promise<UploadRecord> {
	const options = { asUser, sharedLink };
	const request = { method: 'GET' as const, path: ['files', fileId], query: { fields: FIELDS } };
	const call = jsonCall(connection, request, { options }, async (label, answer) => {
		const file = await readObject(label, answer);
		const date = Date.parse(answer.header('date') ?? '');
		if (isFile(file))
			return { file, now: Number.isNaN(date) ? connection.parts.timing.date() : date };
		throw invalidAnswer(label, answer.status, 'is not a file');
	});
	const { file, now } = await connection.run(call);
	const me = { method: 'GET' as const, path: ['users', 'me'], query: { fields: ['id'] } };
	const { id } = await callJson(connection, me, { options: { asUser } });
	const created = Date.parse(textAt(file.created_at) ?? '');
	const isOurs = objectAt(file.created_by).id === id;
	return { file, sinceCreated: isOurs && !Number.isNaN(created) ? now - created : undefined };
}

/** The SHA-1 of an upload's bytes in hex, for which they are read once. */
export async function sourceSha1(source: UploadSource, signal?: AbortSignal): Promise<string> {
	signal?.throwIfAborted();
	const reader = await SourceReader.open(source);
	const close = () => reader.close();
	signal?.addEventListener('abort', close, { once: true });
	const hash = createHash('sha1');
	try {
		for await (const chunk of reader.freedChunks()) hash.update(chunk);
	} finally {
		signal?.removeEventListener('abort', close);
		close();
		// The error of a reader that was stopped by the signal says nothing new.
		signal?.throwIfAborted();
	}
	return hash.digest('hex');
}
