import type { JsonObject } from '../client/types';
import { described, sentAs, type Field, type Settings } from '../framework/field';
import type { MappableFields } from '../framework/methods';
import { readMapping } from '../framework/params/readJson';

interface MapperSettings extends Settings {
	/** The node's method that lists the fields: `mapTemplateFields`. */
	method: string;
	/** The fields that there are, asked of Box. */
	fields: MappableFields;
	/** What the editor calls them. */
	words: { singular: string; plural: string };
	/** The parameters that decide which fields there are: they are listed again when one changes. */
	dependsOn: string[];
}

/**
 * Values for fields that Box knows and the node does not, such as those of a metadata template.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/ui-elements/#resource-mapper
 *
 * @returns the values that are set, by the fields' IDs
 */
export function mapper(displayName: string, settings: MapperSettings): Field<JsonObject> {
	const { method, fields, words, dependsOn } = settings;
	return {
		property: {
			displayName,
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			typeOptions: {
				loadOptionsDependsOn: dependsOn,
				resourceMapper: {
					resourceMapperMethod: method,
					mode: 'add',
					fieldWords: words,
					addAllFields: true,
					multiKeyMatch: false,
				},
			},
			...described(settings),
		},
		...sentAs(settings),
		methods: { resourceMapping: { [method]: fields } },
		read: ({ params }, name) => readMapping(params, name),
	};
}
