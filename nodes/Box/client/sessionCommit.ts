import { optionHeaders } from './callHeaders';
import type { Connection } from './connection';
import { asBoxError, BoxError } from './error';
import { callJson, jsonCall, readObject } from './jsonCall';
import type { PartTarget, StoredPart } from './sessionParts';
import {
	checkDigest,
	currentIfSame,
	readFile,
	storedByUs,
	uploadedFile,
	type Uploading,
} from './storedFile';
import type { BoxFile, JsonObject, UploadAttributes } from './types';
import type { VersionAttributes } from './upload';

/** How often a commit is repeated while Box has not yet counted the last part. */
const MAX_MISMATCHES = 5;
/** Milliseconds, growing with each time. */
const MISMATCH_WAIT = 1_000;

/** A new file, or a new version of one. */
export type SessionTarget =
	{ attributes: UploadAttributes } | { fileId: string; attributes: VersionAttributes };

/** An upload session, by the addresses Box gave it. */
export interface Session extends PartTarget {
	partSize: number;
	commit: URL;
	abort: URL;
}

/** Makes the parts a file: https://developer.box.com/reference/post-files-upload-sessions-id-commit/ */
export async function commit(
	uploading: Uploading,
	target: SessionTarget,
	session: Session,
	parts: StoredPart[],
	digest: Buffer,
): Promise<BoxFile> {
	const { connection, options } = uploading;
	const sha1 = digest.toString('hex');
	const request = {
		method: 'POST' as const,
		path: ['files', 'upload_sessions', 'commit'],
		headers: {
			digest: `sha=${digest.toString('base64')}`,
			// Like any change of an item that exists, a new version takes If-Match.
			...('fileId' in target ? optionHeaders({ ifMatch: options.ifMatch }, 'PUT') : {}),
		},
		body: { parts, attributes: commitAttributes(target) },
		repeatable: true,
	};
	const settings = { url: session.commit, options: session.options };
	const call = jsonCall(connection, request, settings, async (label, answer) =>
		checkDigest(label, uploadedFile(label, await readObject(label, answer)), sha1),
	);
	call.waitsWhenAccepted = true;
	call.settle = async (error) =>
		'fileId' in target
			? await currentIfSame(uploading, target.fileId, sha1)
			: await storedByUs(uploading, error && (await nameClash(uploading, target, error)), sha1);
	const file = await patiently(connection, async () => await connection.run(call));
	return options.fields?.length ? await readFile(uploading, file.id) : file;
}

function commitAttributes({ attributes }: SessionTarget): JsonObject {
	const { description, contentCreatedAt, contentModifiedAt }: Partial<UploadAttributes> =
		attributes;
	return {
		description,
		content_created_at: contentCreatedAt,
		content_modified_at: contentModifiedAt,
	};
}

/** After a commit that did work, Box no longer knows the session: who has the name tells more. */
async function nameClash(
	{ connection, options }: Uploading,
	{ attributes }: { attributes: UploadAttributes },
	error: BoxError,
): Promise<BoxError | undefined> {
	if (error.code === 'item_name_in_use') return error;
	const request = {
		method: 'OPTIONS' as const,
		path: ['files', 'content'],
		body: { name: attributes.name, parent: { id: attributes.parentId } },
	};
	const settings = { options: { asUser: options.asUser } };
	const answer = await callJson(connection, request, settings).catch(asBoxError);
	return answer instanceof BoxError ? answer : undefined;
}

/** Box may need a moment to see the last part; until then a commit does not match. */
async function patiently<T extends object>(
	connection: Connection,
	send: () => Promise<T>,
): Promise<T> {
	for (let mismatches = 1; ; mismatches += 1) {
		const result = await send().catch(asBoxError);
		if (!(result instanceof BoxError)) return result;
		if (result.code !== 'parts_mismatch' || mismatches > MAX_MISMATCHES) throw result;
		await connection.parts.timing.sleep(MISMATCH_WAIT * mismatches, connection.signal);
	}
}
