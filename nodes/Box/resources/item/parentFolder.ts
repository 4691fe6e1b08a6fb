import type { INodeProperties } from 'n8n-workflow';

import { ensurePath, target, type Target } from '../../framework/locate';
import { checkName } from '../../framework/names';
import { parseReference } from '../../framework/reference';
import type { ItemScope } from '../../framework/types';

export const createMissingParentsOption: INodeProperties = {
	displayName: 'Create Missing Parents',
	name: 'createMissingParents',
	type: 'boolean',
	default: false,
	description:
		"Whether to create the folders of the parent's path that do not exist yet. For a parent chosen By Path.",
};

/**
 * The folder that the locator 'parent' names.
 *
 * @param createsMissing whether to create the folders of its path that do not exist
 * @throws InputError if the path holds a name that Box does not take
 */
export async function parentFolder(scope: ItemScope, createsMissing: boolean): Promise<Target> {
	const { box, params } = scope;
	if (createsMissing) {
		const field = params.displayName('parent');
		const reference = parseReference(params.value('parent'), 'folder', field);
		if (reference.kind === 'path') {
			for (const segment of reference.segments) checkName(segment, field);
			return { id: await ensurePath(box, reference.segments), box };
		}
	}
	return await target(scope, 'parent', 'folder');
}
