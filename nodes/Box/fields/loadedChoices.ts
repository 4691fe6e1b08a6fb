import { described, sentAs, type Field, type Settings } from '../framework/field';
import type { LoadedOptions } from '../framework/methods';
import { readFilledList } from '../framework/params/readList';

interface LoadedChoicesSettings extends Settings {
	/** The node's method that lists the options: `listEventTypes`. */
	method: string;
	options: LoadedOptions;
	/** The parameters that decide which options there are: they are listed again when one changes. */
	dependsOn: string[];
}

/**
 * Some of what the editor asks the node for: a list that depends on other fields, or that is too
 * long to be in the node's description. An expression may give other values, too.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/ui-elements/#multi-options
 */
export function loadedChoices(
	displayName: string,
	settings: LoadedChoicesSettings,
): Field<string[]> {
	const { method, options, dependsOn } = settings;
	return {
		property: {
			displayName,
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: method, loadOptionsDependsOn: dependsOn },
			default: [],
			...described(settings),
		},
		...sentAs(settings),
		methods: { loadOptions: { [method]: options } },
		read: ({ params }, name) => readFilledList(params, name),
	};
}
