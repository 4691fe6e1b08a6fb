import type { File, Folder, Item } from './model';
import { ancestors } from './model';
import type { Contents, Row } from './table';
import { Table } from './table';

/** https://developer.box.com/reference/resources/watermark/ */
export interface Watermark extends Row {
	item: File | Folder;
}

/** The watermarks on all files and folders: at most one on each. */
export const WATERMARKS = new Table<Watermark>();

/** The watermark on the item itself. */
export function watermarkOn(world: Contents, item: Item): Watermark | undefined {
	return WATERMARKS.filter(world, (each) => each.item === item)[0];
}

/** Whether a folder above gives its watermark to the item. */
export function inheritsWatermark(world: Contents, item: Item): boolean {
	return ancestors(item).some((each) => watermarkOn(world, each) !== undefined);
}
