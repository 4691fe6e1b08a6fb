import { folder } from '../../entities/folder';
import { flag, locator } from '../../fields';
import { Deferred, type Field } from '../../framework/field';
import { checkName } from '../../framework/params/names';
import { Chosen } from '../../framework/references/entity';
import { ensurePath } from '../../framework/references/paths';
import { parseReference } from '../../framework/references/reference';

/** Whether the parent's path is created as far as it is missing. */
export const createMissingParents = flag('Create Missing Parents', {
	description:
		"Whether to create missing folders of the parent's path. Only if the parent is chosen By Path.",
	to: 'nowhere',
});

/** The folder that something new is put into. Its path may be created: see `createMissingParents`. */
export function parentFolder(description: string): Field<Chosen<'folder'>> {
	const field = locator(folder, {
		displayName: 'Parent Folder',
		description,
		startsAtRoot: true,
	});
	return {
		...field,
		read: (scope, name) => {
			const { box, params } = scope;
			if (!params.flag('options.createMissingParents')) return field.read(scope, name);
			const label = params.displayName(name);
			const reference = parseReference(params.value(name), folder, label);
			if (reference.kind !== 'path') return field.read(scope, name);
			for (const segment of reference.segments) checkName(segment, label);
			return new Deferred('box', async () => {
				return new Chosen('folder', await ensurePath(box, reference.segments, label), box);
			});
		},
	};
}
