import { metadataTemplate, templatePath } from '../../entities/metadataTemplate';
import { converted, fileOrFolder, flag, itemOf, locator, pathOf } from '../../fields';
import type { Segment } from '../../framework/call';
import type { Chosen } from '../../framework/references/entity';

/** Chooses the metadata of a template on a file or folder. */
export const chosenInstance = {
	...fileOrFolder({ butRoot: 'given metadata' }),
	template: locator(metadataTemplate),
};

interface InstanceValues {
	file: Chosen<'file'> | undefined;
	folder: Chosen<'folder'> | undefined;
	template: Chosen<'metadata_template'>;
}

/** The path of the chosen metadata in Box's API. */
export function instancePath({ template, ...item }: InstanceValues): Segment[] {
	return pathOf(itemOf(item), 'metadata', ...templatePath(template.id));
}

/** https://developer.box.com/reference/get-files-id-metadata-id-id/#param-view */
export const taxonomyDetails = converted(
	flag('Taxonomy Details', {
		description:
			'Whether values of taxonomies are returned with their names and what is above them, and not as IDs alone',
		key: 'view',
		to: 'query',
	}),
	(isOn) => (isOn ? 'hydrated' : undefined),
);
