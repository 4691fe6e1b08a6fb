import { webLink } from '../../entities/webLink';
import { ifMatch, locator } from '../../fields';
import { operation, remove } from '../../framework';

export const del = operation({
	name: 'Delete',
	action: 'Delete a web link',
	description: 'Move a web link to the trash',
	reference: 'delete-web-links-id',
	fields: { webLink: locator(webLink) },
	options: { ifMatch },
	request: ({ webLink }) => remove(['web_links', webLink]),
	result: 'nothing',
});
