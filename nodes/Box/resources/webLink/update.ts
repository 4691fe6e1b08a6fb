import { folder } from '../../entities/folder';
import { webLink } from '../../entities/webLink';
import { fields, ifMatch, itemName, locator, optionalLocator, text } from '../../fields';
import { operation, put } from '../../framework';
import { NAME_TAKEN } from '../item/changes';
import { address } from './address';

export const update = operation({
	name: 'Update',
	action: 'Update a web link',
	description: 'Change the address, name or description of a web link, or move it',
	reference: 'put-web-links-id',
	fields: { webLink: locator(webLink) },
	updateFields: {
		description: text('Description', {
			description: 'The new description, of up to 255 characters. Leave empty to remove it.',
			empty: '',
		}),
		name: itemName('Name', { example: 'Intranet', description: 'The new name' }),
		parent: optionalLocator(folder, {
			displayName: 'Parent Folder',
			description: 'The folder to move it to. Leave empty to keep it where it is',
		}),
		url: address({ description: 'The new address that the web link leads to' }),
	},
	options: { ...fields, ifMatch },
	simplify: { keeps: ['description'] },
	request: ({ webLink }) => put(['web_links', webLink]),
	errors: NAME_TAKEN,
});
