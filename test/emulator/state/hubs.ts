import type { File } from './model';
import type { Row } from './table';
import { Table } from './table';

/** https://developer.box.com/reference/v2025.0/resources/hub/ */
export interface Hub extends Row {
	title: string;
	description: string;
	files: File[];
	/** Whether Box AI for Hubs was enabled when the hub was made, so that its content can be searched. */
	isIndexed: boolean;
}

export const HUBS = new Table<Hub>();
