import { folder } from '../../entities/folder';
import { fields, locator, sharedLink } from '../../fields';
import { operation } from '../../framework';
import { itemResult } from '../../framework/outputItems';
import { NAME_TAKEN } from '../item/changes';
import { copyName } from '../item/names';

export const copy = operation({
	name: 'Copy',
	action: 'Copy a folder',
	description: 'Copy a folder, with everything in it, to a folder',
	reference: 'post-folders-id-copy',
	fields: {
		folder: locator(folder, { butRoot: 'copied' }),
		parent: locator(folder, {
			displayName: 'Parent Folder',
			description: 'The folder to put the copy into',
		}),
	},
	options: { ...fields, name: copyName('Copy of Reports 2026'), ...sharedLink },
	simplify: {},
	async run({ folder, parent }, { box, sent, hint }) {
		const { query } = sent;
		const body = { ...sent.body, parent: { id: parent.id } };
		const path = ['folders', folder.id, 'copy'];
		const copy = await box.request({ method: 'POST', path, query, body, mayBeAccepted: true });
		if (copy.id !== undefined) return itemResult(copy);
		hint(`Box copies the folder with the ID ${folder.id} later, and does not say when it is done`);
		return { accepted: true };
	},
	errors: NAME_TAKEN,
});
