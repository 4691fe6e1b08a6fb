import type { File } from './model';
import type { Row } from './table';
import { Table } from './table';

/** https://developer.box.com/reference/resources/comment/ */
export interface Comment extends Row {
	file: File;
	/** The comment that this one answers. */
	parent: Comment | null;
	/** With mentions as `@[id:name]`. */
	text: string;
}

/** The comments on all files, oldest first. */
export const COMMENTS = new Table<Comment>();
