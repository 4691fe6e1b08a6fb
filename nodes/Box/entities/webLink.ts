import { segmentsOf } from '../framework/references/boxUrl';
import type { Entity } from '../framework/references/entity';
import { browsed } from './lists/browse';
import { trashed } from './lists/trash';

/** https://developer.box.com/reference/resources/web-link/ */
export const webLink: Entity<'web_link'> = {
	type: 'web_link',
	noun: 'web link',
	plural: 'web links',
	collection: 'web_links',
	url: { segments: segmentsOf('web_link'), example: 'https://app.box.com/web_link/1234567890' },
	path: { example: '/Reports/Intranet' },
	list: browsed('web_link'),
	trashed: trashed('web_link'),
};
