import { BoxProblem } from '../errors';
import type { Call } from '../state/box';
import { StoredContent, type Content } from '../state/content';
import type { File, Folder } from '../state/model';
import { emit } from './emit';
import { checkEtag, need, refuseLocked } from './find';
import { addVersion, attach, checkFree, touch } from './place';

/** The `attributes` of an upload: https://developer.box.com/reference/post-files-content/ */
export interface Attributes {
	name?: string;
	parentId?: string;
	description?: string;
	contentCreatedAt?: number;
	contentModifiedAt?: number;
}

/** `Content-MD5` carries the SHA-1 of the file in hex, whatever its name says. */
export function checkDigest(content: Content, digest: string | undefined): void {
	if (digest !== undefined && digest.toLowerCase() !== content.sha1) {
		throw new BoxProblem(
			400,
			'bad_digest',
			'The specified content-md5 did not match what we received',
		);
	}
}

const EMPTY = new StoredContent(Buffer.alloc(0));

function applyAttributes(file: File, attributes: Attributes): void {
	file.description = attributes.description ?? file.description;
	file.contentCreatedAt = attributes.contentCreatedAt ?? file.contentCreatedAt;
	file.contentModifiedAt = attributes.contentModifiedAt ?? file.contentModifiedAt;
}

/** Uploads a new file into the folder. */
export function uploadFile(
	call: Call,
	folder: Folder,
	name: string,
	content: Content,
	attributes: Attributes = {},
): File {
	need(call, folder, 'upload');
	checkFree(call, folder, name, 'file');
	const file = call.box.world.blankFile(name, folder, call.viewer.user);
	addVersion(call, file, content);
	applyAttributes(file, attributes);
	attach(call, file);
	emit(call, 'ITEM_UPLOAD', file);
	return file;
}

/** An empty file that has been in the folder all along, without the checks and events of an upload. */
export function placeFile(call: Call, folder: Folder, name: string, createdAt?: number): File {
	const file = call.box.world.blankFile(name, folder, call.viewer.user);
	Object.assign(file, createdAt === undefined ? {} : { createdAt, modifiedAt: createdAt });
	addVersion(call, file, EMPTY);
	attach(call, file);
	return file;
}

/** Uploads a new version of the file; a name in the attributes renames it. */
export function uploadVersion(
	call: Call,
	file: File,
	content: Content,
	attributes: Attributes = {},
	ifMatch?: string,
): File {
	need(call, file, 'edit');
	refuseLocked(call, file);
	checkEtag(file, ifMatch);
	if (attributes.name !== undefined) {
		checkFree(call, file.parent, attributes.name, 'file', file);
		file.name = attributes.name;
	}
	addVersion(call, file, content);
	file.contentModifiedAt = call.box.world.now();
	applyAttributes(file, attributes);
	touch(call, file);
	emit(call, 'ITEM_UPLOAD', file);
	return file;
}
