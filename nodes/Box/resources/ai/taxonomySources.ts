import type { JsonObject } from '../../client/types';
import { file } from '../../entities/file';
import { choice, locator, rows, text, when } from '../../fields';
import type { Values } from '../../framework/field';

/** Where the entries of taxonomies come from. */
export const taxonomySources = rows('Taxonomy Sources', {
	row: { name: 'values', displayName: 'Source' },
	button: 'Add Source',
	description: 'The taxonomies that fields of type taxonomy choose from',
	to: 'nowhere',
	fields: {
		type: choice(
			'Source',
			{
				taxonomy: { name: 'Taxonomy', description: 'A taxonomy of the enterprise' },
				file: { name: 'CSV File', description: 'A taxonomy in a file in Box' },
			},
			{ default: 'taxonomy', description: 'Where the taxonomy is' },
		),
		taxonomyKey: text('Taxonomy Key', {
			example: 'industry',
			description: 'The key that fields name the taxonomy by',
		}),
		namespace: when(
			{ type: 'taxonomy' },
			text('Namespace', {
				example: 'enterprise_12345',
				description: 'The namespace of the taxonomy',
			}),
		),
		file: when({ type: 'file' }, locator(file)),
	},
});

/** The sources as Box wants them; `undefined` if there are none. */
export function toSources(
	given: Values<{ rows: typeof taxonomySources }>['rows'] = [],
): JsonObject[] | undefined {
	if (given.length === 0) return undefined;
	return given.map(({ type, taxonomyKey, namespace, file: source }) => ({
		type,
		taxonomy_key: taxonomyKey,
		namespace,
		id: source?.id,
	}));
}
