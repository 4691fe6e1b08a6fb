import { segmentsOf } from '../framework/references/boxUrl';
import type { Entity } from '../framework/references/entity';
import { browsed } from './lists/browse';
import { trashed } from './lists/trash';

/** https://developer.box.com/reference/resources/folder/ */
export const folder: Entity<'folder'> = {
	type: 'folder',
	noun: 'folder',
	plural: 'folders',
	collection: 'folders',
	url: { segments: segmentsOf('folder'), example: 'https://app.box.com/folder/1234567890' },
	path: { example: '/Reports/2026' },
	list: browsed('folder'),
	trashed: trashed('folder'),
};
