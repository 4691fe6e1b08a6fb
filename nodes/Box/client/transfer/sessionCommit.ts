import type { Call } from '../calls/call';
import { ifMatchHeader } from '../calls/callHeaders';
import type { Connection } from '../calls/connection';
import { callJson, jsonCall } from '../calls/jsonCall';
import { byMarker } from '../calls/paging';
import { asBoxError, BoxError } from '../error';
import { isSameToBox } from '../names';
import type { BoxFile, BoxItem, JsonObject, UploadAttributes } from '../types';
import type { Session, SessionTarget } from './createSession';
import {
	currentIfSame,
	hasSha1,
	isFile,
	SELF_CAUSED_CODES,
	storedByUs,
	uploadedFile,
	type Uploading,
} from './storedFile';
import type { StoredPart } from './storedPart';

/** How often a commit is repeated while Box has not yet counted the last part. */
const MAX_MISMATCHES = 5;
/** Milliseconds, which grow with each repetition. */
const MISMATCH_WAIT = 1_000;

/** Makes a file of the parts: https://developer.box.com/reference/post-files-upload-sessions-id-commit/ */
export async function commit(
	uploading: Uploading,
	target: SessionTarget,
	session: Session,
	parts: StoredPart[],
	digest: Buffer,
): Promise<BoxFile> {
	const { connection } = uploading;
	const sha1 = digest.toString('hex');
	const request = {
		method: 'POST' as const,
		url: session.commit,
		headers: {
			digest: `sha=${digest.toString('base64')}`,
			...('fileId' in target ? ifMatchHeader(uploading.ifMatch) : {}),
		},
		body: { parts, attributes: commitAttributes(target) },
		repeatable: true,
	};
	const settings = {
		...resultsOf(uploading, target, sha1),
		options: session.options,
		waitsWhenAccepted: true,
		selfCausedCodes: SELF_CAUSED_CODES,
	};
	const expected = 'fileId' in target ? target : target.attributes;
	const call = jsonCall(
		connection,
		request,
		settings,
		async (label, answer) => await uploadedFile(label, answer, expected),
	);
	return await untilCounted(connection, async () => await connection.run(call));
}

/** How to find out whether a commit whose outcome is unknown has stored the file. */
function resultsOf(
	uploading: Uploading,
	target: SessionTarget,
	sha1: string,
): Pick<Call<BoxFile>, 'resultBeforeRetry' | 'resultFromFailure'> {
	if (!('fileId' in target)) {
		const { attributes } = target;
		return {
			resultFromFailure: async (failure) => await newFile(uploading, attributes, failure, sha1),
		};
	}
	const { fileId, attributes } = target;
	const { name } = attributes;
	const stored = async () => await currentIfSame(uploading, fileId, { sha1, name });
	return { resultBeforeRetry: stored, resultFromFailure: stored };
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
 * The new file, if a commit whose answer was lost has stored it. Box no longer knows the session
 * then, but the item that has the name tells.
 */
async function newFile(
	uploading: Uploading,
	attributes: UploadAttributes,
	failure: BoxError,
	sha1: string,
): Promise<BoxFile | undefined> {
	const { name } = attributes;
	if (failure.code === 'item_name_in_use') return await storedByUs(uploading, name, failure, sha1);
	const clash = await nameClash(uploading, attributes);
	const ours = await storedByUs(uploading, name, clash, sha1);
	// The preflight folds the requested name, so it may overlook the file.
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

/** Repeats a commit until Box has counted all parts, for which it may need a moment. */
async function untilCounted<T extends object>(
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
