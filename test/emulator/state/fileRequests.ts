import type { Folder } from './model';
import type { Row } from './table';
import { Table } from './table';

/** A page where anybody can upload into a folder, by Box's own keys as far as they are kept as they are. */
export interface FileRequest extends Row {
	folder: Folder;
	title: string;
	description: string;
	status: 'active' | 'inactive';
	is_email_required: boolean;
	is_description_required: boolean;
	expiresAt: number | null;
	/** Unguessable: what its address ends with. */
	token: string;
	/** How often it was changed: its `etag`. */
	sequence: number;
	updatedBy: string;
}

/** Box's web app makes the first one; requests copy it. */
export const FILE_REQUESTS = new Table<FileRequest>();
