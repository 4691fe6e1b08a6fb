import { itemName, optionalText } from '../../fields';
import { operation, post } from '../../framework';
import { NAME_TAKEN } from '../item/changes';
import { createMissingParents, parentFolder } from '../item/parentFolder';
import { address } from './address';

export const create = operation({
	name: 'Create',
	action: 'Create a web link',
	description: 'Create a web link, a bookmark that leads to a web address, in a folder',
	reference: 'post-web-links',
	fields: {
		url: address({ required: true, description: 'The address that the web link leads to' }),
		parent: parentFolder('The folder to create it in'),
	},
	additionalFields: {
		description: optionalText('Description', {
			description: 'What the web link is for, in up to 255 characters',
		}),
		name: itemName('Name', {
			example: 'Intranet',
			description: "The web link's name. Leave empty to have Box name it after the URL.",
			empty: undefined,
		}),
	},
	options: { createMissingParents },
	simplify: { keeps: ['description'] },
	request: ({ url, parent }) => post(['web_links'], { url, parent }),
	errors: NAME_TAKEN,
});
