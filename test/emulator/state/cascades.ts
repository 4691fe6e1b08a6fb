import type { Template } from './metadata';
import type { Folder } from './model';
import type { Row } from './table';
import { Table } from './table';

/** A folder whose metadata of a template all has that is in it. */
export interface CascadePolicy extends Row {
	folder: Folder;
	template: Template;
	enterpriseId: string;
}

/** https://developer.box.com/reference/resources/metadata-cascade-policy/ */
export const CASCADE_POLICIES = new Table<CascadePolicy>();
