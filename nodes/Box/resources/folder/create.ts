import { hasOtherForms } from '../../client/names';
import type { BoxItem } from '../../client/types';
import { folderLocator } from '../../fields/locators';
import { fieldsOption, options } from '../../fields/options';
import { fieldsQuery } from '../../framework/callOptions';
import { findChild, folderInTheWay } from '../../framework/children';
import { ensurePath, target, type Target } from '../../framework/locate';
import { checkName } from '../../framework/names';
import { parseReference } from '../../framework/reference';
import type { ItemScope, Operation } from '../../framework/types';
import { itemResult } from '../item/itemResult';

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
		options(
			{
				displayName: 'Create Missing Parents',
				name: 'createMissingParents',
				type: 'boolean',
				default: false,
				description:
					"Whether to create the folders of the parent's path that do not exist yet. For a parent chosen By Path.",
			},
			fieldsOption,
			{
				displayName: 'Return Existing',
				name: 'returnExisting',
				type: 'boolean',
				default: false,
				description: 'Whether to return the existing folder when there is one of that name',
			},
		),
	],
	async run(scope) {
		const { params } = scope;
		const name = checkName(params.optionalText('name') ?? '', params.displayName('name'));
		const query = fieldsQuery(params);
		const returnsExisting = params.flag('options.returnExisting');
		const { id, box } = await parent(scope);
		const body = { name, parent: { id } };
		const create = async () =>
			await box.request({ method: 'POST', path: ['folders'], query, body });
		if (!returnsExisting) return itemResult(await create());
		const get = async (folder: BoxItem) =>
			await box.request({ method: 'GET', path: ['folders', folder.id], query });
		// Box would put a second folder beside one whose name is in the other Unicode form.
		const { found } = hasOtherForms(name) ? await findChild(box, id, name, 'folder') : {};
		if (found) return itemResult(await get(found));
		const folder = create().catch(async (error: unknown) => {
			const existing = await folderInTheWay(box, id, name, error);
			// A file of that name stays an error, and so does a folder of another name.
			if (!existing) throw error;
			return await get(existing);
		});
		return itemResult(await folder);
	},
};

async function parent(scope: ItemScope): Promise<Target> {
	const { box, params } = scope;
	if (params.flag('options.createMissingParents')) {
		const field = params.displayName('parent');
		const reference = parseReference(params.value('parent'), 'folder', field);
		if (reference.kind === 'path') {
			for (const segment of reference.segments) checkName(segment, field);
			return { id: await ensurePath(box, reference.segments), box };
		}
	}
	return await target(scope, 'parent', 'folder');
}
