import { optionHeaders } from '../calls/callHeaders';
import type { Connection } from '../calls/connection';
import { asBoxError, BoxError, inDoubt } from '../error';
import { callJson, jsonCall } from '../calls/jsonCall';
import { isSameToBox } from '../names';
import { byMarker } from '../calls/paging';
import type { PartTarget, StoredPart } from './sessionParts';
import {
	currentIfSame,
	hasSha1,
	isFile,
	storedByUs,
	uploadedFile,
	type Uploading,
} from './storedFile';
import type { BoxFile, BoxItem, JsonObject, UploadAttributes } from '../types';
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
	const fileId = 'fileId' in target ? target.fileId : undefined;
	const call = jsonCall(
		connection,
		request,
		settings,
		async (label, answer) => await uploadedFile(label, answer, fileId),
	);
	call.waitsWhenAccepted = true;
	let isDoubted = false;
	call.settle = async (error) => {
		isDoubted = true;
		return 'fileId' in target
			? await currentIfSame(uploading, target.fileId, sha1)
			: await settled(uploading, target.attributes, error, sha1);
	};
	return await patiently(connection, async () => await connection.run(call)).catch(
		(error: unknown) => {
			throw isDoubted ? inDoubt(error) : error;
		},
	);
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

/**
 * The new file, if a commit whose answer was lost has made it. Box no longer knows the session
 * then: who has the name tells more.
 */
async function settled(
	uploading: Uploading,
	attributes: UploadAttributes,
	error: BoxError | undefined,
	sha1: string,
): Promise<BoxFile | undefined> {
	const { name } = attributes;
	if (error === undefined) return undefined;
	if (error.code === 'item_name_in_use') return await storedByUs(uploading, name, error, sha1);
	const clash = await nameClash(uploading, attributes);
	const ours = await storedByUs(uploading, name, clash, sha1);
	// The preflight folds the name that it is asked for, and so may overlook the file.
	if (ours || name === name.normalize('NFKC')) return ours;
	return await listedFile(uploading, attributes, sha1);
}

async function nameClash(
	{ connection, options }: Uploading,
	attributes: UploadAttributes,
): Promise<BoxError | undefined> {
	const request = {
		method: 'OPTIONS' as const,
		path: ['files', 'content'],
		body: { name: attributes.name, parent: { id: attributes.parentId } },
	};
	const settings = { options: { asUser: options.asUser } };
	const answer = await callJson(connection, request, settings).catch(asBoxError);
	return answer instanceof BoxError ? answer : undefined;
}

/** The file of that name and those bytes in the folder. */
async function listedFile(
	{ connection, options }: Uploading,
	{ name, parentId }: UploadAttributes,
	sha1: string,
): Promise<BoxFile | undefined> {
	const query = { usemarker: true, fields: ['name', 'sha1'] };
	const items = byMarker(
		async (page) => await callJson(connection, page, { options: { asUser: options.asUser } }),
		{ method: 'GET', path: ['folders', parentId, 'items'], query, expects: 'items' },
	) as AsyncGenerator<BoxItem>;
	for await (const item of items) {
		if (isFile(item) && isSameToBox(item.name, name) && hasSha1(item, sha1)) return item;
	}
	return undefined;
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
