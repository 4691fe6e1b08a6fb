import type { INodePropertyOptions } from 'n8n-workflow';

import { described, sentAs, type Field, type Settings } from '../framework/field';
import { optionNamed } from '../framework/params/optionNamed';
import { readChoice, readChoices } from '../framework/params/readChoice';

/** What there is to choose from: names, by the values that Box and workflows know. */
export type Choices = Record<string, string | { name: string; description: string }>;

interface ChoiceSettings<Value> extends Settings {
	/** The first of them without. */
	default?: NoInfer<Value>;
}

/** One of a few values. */
export function choice<const C extends Choices>(
	displayName: string,
	choices: C,
	settings: ChoiceSettings<keyof C & string> = {},
): Field<keyof C & string> {
	const values = valuesOf(choices);
	const [first] = Object.keys(choices);
	const preset = (settings.default ?? first) as keyof C & string;
	return {
		property: {
			displayName,
			type: 'options',
			options: listed(choices),
			default: preset,
			...described(settings),
		},
		...sentAs(settings),
		read: ({ params }, name) => readChoice(params, name, values) ?? preset,
	};
}

interface ChoicesSettings extends Settings {
	/**
	 * The node's method that lists them, if there are too many for the node's description:
	 * `listFileTriggers`.
	 */
	loadedBy?: string;
}

/** Some of a few values. */
export function choices<const C extends Choices>(
	displayName: string,
	choices: C,
	settings: ChoicesSettings = {},
): Field<Array<keyof C & string>> {
	const options = listed(choices);
	const { loadedBy } = settings;
	return {
		property: {
			displayName,
			type: 'multiOptions',
			...(loadedBy ? { typeOptions: { loadOptionsMethod: loadedBy } } : { options }),
			default: [],
			...described(settings),
		},
		...sentAs(settings),
		...(loadedBy ? { methods: { loadOptions: { [loadedBy]: () => options } } } : {}),
		read: ({ params }, name) =>
			readChoices(params, name, valuesOf(choices), {
				named: (text) => optionNamed({ options }, text),
			}),
	};
}

function valuesOf<C extends Choices>(choices: C): [keyof C & string, ...Array<keyof C & string>] {
	return listed(choices).map(({ value }) => value) as [
		keyof C & string,
		...Array<keyof C & string>,
	];
}

/** In the order of the alphabet, as n8n's lists are, and of numbers: 32 before 128. */
function listed(choices: Choices): INodePropertyOptions[] {
	return Object.entries(choices)
		.map(([value, words]) =>
			typeof words === 'string' ? { name: words, value } : { ...words, value },
		)
		.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
}
