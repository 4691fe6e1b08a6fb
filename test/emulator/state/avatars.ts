import type { Row } from './table';
import { Table } from './table';

/** A user's picture: https://developer.box.com/reference/resources/user-avatar/ */
export interface Avatar extends Row {
	userId: string;
	picture: Buffer;
	/** `image/png` or `image/jpeg`. */
	mediaType: string;
}

/** The pictures of all users: at most one for each. */
export const AVATARS = new Table<Avatar>();
