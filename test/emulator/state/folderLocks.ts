import type { Folder } from './model';
import type { Row } from './table';
import { Table } from './table';

/** What keeps a folder from being moved or deleted: https://developer.box.com/guides/folders/single/lock/ */
export interface FolderLock extends Row {
	folder: Folder;
}

export const FOLDER_LOCKS = new Table<FolderLock>();
