import { hasOtherForms } from '../../client/names';
import type { BoxItem } from '../../client/types';
import { fields, flag, itemName } from '../../fields';
import { operation } from '../../framework';
import { itemResult } from '../../framework/outputItems';
import { folderInTheWay } from '../../framework/references/children';
import { createMissingParents, parentFolder } from '../item/parentFolder';
import { syncState, uploadByEmail } from './settings';

export const create = operation({
	name: 'Create',
	action: 'Create a folder',
	description: 'Create a folder, optionally with its missing parents',
	reference: 'post-folders',
	fields: {
		name: itemName('Folder Name', {
			required: true,
			example: 'Reports 2026',
			description: "The new folder's name",
		}),
		parent: parentFolder('The folder to create it in'),
	},
	additionalFields: { syncState, uploadByEmail },
	options: {
		createMissingParents,
		...fields,
		returnExisting: flag('Return Existing', {
			description:
				'Whether to return the existing folder, as it is, if there is one with that name',
			to: 'nowhere',
		}),
	},
	simplify: { keeps: ['folder_upload_email'] },
	async run({ name, parent, returnExisting }, { box, sent }) {
		const { query } = sent;
		const body = { ...sent.body, name, parent: { id: parent.id } };
		const create = async () =>
			await box.request({ method: 'POST', path: ['folders'], query, body });
		if (!returnExisting) return itemResult(await create());
		const get = async (folder: BoxItem) =>
			await box.request({ method: 'GET', path: ['folders', folder.id], query });
		// Box would put a second folder beside one whose name is in the other Unicode form.
		const { found } = hasOtherForms(name) ? await box.findChild(parent.id, name, 'folder') : {};
		if (found) return itemResult(await get(found));
		const folder = create().catch(async (error: unknown) => {
			const existing = await folderInTheWay(box, parent.id, name, error);
			// A file of that name stays an error, and so does a folder of another name.
			if (!existing) throw error;
			return await get(existing);
		});
		return itemResult(await folder);
	},
	errors: {
		item_name_in_use:
			"Turn on 'Return Existing' in the options to use the existing folder, or enter another 'Folder Name'. Box ignores upper and lower case in names.",
	},
});
