import { segmentsOf } from '../framework/references/boxUrl';
import type { Entity } from '../framework/references/entity';
import { browsed } from './lists/browse';
import { trashed } from './lists/trash';

/** https://developer.box.com/reference/resources/file/ */
export const file: Entity<'file'> = {
	type: 'file',
	noun: 'file',
	plural: 'files',
	collection: 'files',
	url: { segments: segmentsOf('file'), example: 'https://app.box.com/file/1234567890' },
	path: { example: '/Reports/2026/q3.pdf' },
	list: browsed('file'),
	trashed: trashed('file'),
};
