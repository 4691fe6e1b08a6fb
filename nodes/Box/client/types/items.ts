import type { JsonObject } from './json';

/** The types of what a folder holds. */
export type ItemType = 'file' | 'folder' | 'web_link';

/** The keys of an item's mini representation; a full one has more. */
export interface BoxItem extends JsonObject {
	type: ItemType;
	id: string;
	name: string;
	etag?: string | null;
}

/** https://developer.box.com/reference/resources/file/ */
export interface BoxFile extends BoxItem {
	type: 'file';
	sha1?: string;
	size?: number;
}

/** https://developer.box.com/reference/resources/folder/ */
export interface BoxFolder extends BoxItem {
	type: 'folder';
}

/** https://developer.box.com/reference/resources/user/ */
export interface BoxUser extends JsonObject {
	type: 'user';
	id: string;
	name: string;
	login: string;
}
