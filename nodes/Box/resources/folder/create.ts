import { holderOfName } from '../../client/error';
import { folderLocator } from '../../fields/locators';
import { fieldsOption, options } from '../../fields/options';
import { fieldsQuery } from '../../framework/callOptions';
import { checkName } from '../../framework/names';
import type { Operation } from '../../framework/types';
import { itemResult } from '../item/itemResult';
import { createMissingParentsOption, parentFolder } from '../item/parentFolder';

/** https://developer.box.com/reference/post-folders/ */
export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a folder',
	description: 'Create a folder, optionally with its missing parents',
	fields: [
		{
			displayName: 'Folder Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Reports 2026',
			description: "The new folder's name",
		},
		folderLocator({
			name: 'parent',
			displayName: 'Parent Folder',
			description: 'The folder to create it in',
			startsAtRoot: true,
		}),
		options(createMissingParentsOption, fieldsOption, {
			displayName: 'Return Existing',
			name: 'returnExisting',
			type: 'boolean',
			default: false,
			description: 'Whether to return the existing folder when there is one of that name',
		}),
	],
	async run(scope) {
		const { params } = scope;
		const name = checkName(params.optionalText('name') ?? '', params.displayName('name'));
		const query = fieldsQuery(params);
		const { id, box } = await parentFolder(scope);
		const body = { name, parent: { id } };
		const folder = box
			.request({ method: 'POST', path: ['folders'], query, body })
			.catch(async (error: unknown) => {
				const existing = params.flag('options.returnExisting') ? holderOfName(error) : undefined;
				// A file of that name stays an error.
				if (existing?.type !== 'folder') throw error;
				return await box.request({ method: 'GET', path: ['folders', existing.id], query });
			});
		return itemResult(await folder);
	},
};
