import type { INodeProperties } from 'n8n-workflow';

import { byDisplayName } from './options';

/**
 * Update Fields of a file or folder: what both have, and what only one has.
 *
 * @param example a name such an item may have
 */
export function updateFields(example: string, ...own: INodeProperties[]): INodeProperties {
	const common: INodeProperties[] = [
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			default: '',
			description: 'The new description, of up to 255 characters. Leave empty to remove it.',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: `e.g. ${example}`,
			description: 'The new name',
		},
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: 'e.g. approved,finance',
			description: 'Comma-separated tags that replace the present ones. Leave empty to remove all.',
		},
	];
	return {
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [...common, ...own].sort(byDisplayName),
	};
}

/**
 * The copy's own name.
 *
 * @param example a name such a copy may have
 */
export const copyName = (example: string): INodeProperties => ({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description: "The copy's name. Leave empty for the name of the original.",
});

/**
 * The name a moved item gets.
 *
 * @param example a name such an item may have
 */
export const newName = (example: string): INodeProperties => ({
	displayName: 'New Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description: 'The name to give it on the way. Leave empty to keep its name.',
});
