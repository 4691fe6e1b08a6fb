import type { Readable } from 'node:stream';

/** Bytes that can be read again from the start, in case an upload has to be repeated. */
export interface UploadSource {
	/** Opens the bytes from the start. Called once for each attempt. */
	open(): Readable | Promise<Readable>;
	/** In bytes. */
	size: number;
	/** Whether each chunk has memory of its own, which nobody else reads: it may be freed. */
	hasOwnChunks?: boolean;
	/** The media type of the file part; Box derives its own from the name. */
	contentType?: string;
}

/** What Box is told about a new file: the `attributes` part of an upload. */
export interface UploadAttributes {
	name: string;
	parentId: string;
	description?: string;
	/** RFC 3339. */
	contentCreatedAt?: string;
	/** RFC 3339. */
	contentModifiedAt?: string;
}

/** What an upload can have beyond attributes and bytes. */
export interface UploadOptions {
	/** The fields of the file that is returned: https://developer.box.com/guides/api-calls/fields/ */
	fields?: readonly string[];
}

/** What the upload of a new file can have beyond attributes and bytes. */
export interface NewUploadOptions extends UploadOptions {
	/** The IDs of files that other uploads have stored: none of them is taken for this one's. */
	others?: ReadonlySet<string>;
}

/** What the upload of a new version can have beyond attributes and bytes. */
export interface VersionUploadOptions extends UploadOptions {
	/** The etag that the file must still have. */
	ifMatch?: string | null;
}

/** A file's bytes as Box sends them. */
export interface Download {
	/** Fails when the connection is cut for good or the bytes are not the ones Box announced. */
	stream: Readable;
	/** In bytes, if Box says it. */
	size?: number;
	/** In bytes, of the whole file, of which this may be a range. */
	total?: number;
	contentType?: string;
	/** From Content-Disposition: for display only, never a path. */
	fileName?: string;
}
