import type { JsonObject } from '../../client/types';
import { choice, flag, jsonList, list, optionalText, rows, text, when } from '../../fields';
import { quote } from '../../framework/errors/quote';
import type { Field, Values } from '../../framework/field';
import { readFilledList } from '../../framework/params/readList';

/** The types of fields that Box AI extracts, with no fields inside of them. */
const TYPES = {
	string: 'Text',
	float: 'Number',
	date: 'Date',
	enum: { name: 'Single Choice', description: 'One of the options' },
	multiSelect: { name: 'Multiple Choice', description: 'Some of the options' },
	taxonomy: { name: 'Taxonomy', description: 'Entries of a taxonomy' },
} as const;

/** An expression must not leave them empty. */
const options: Field<string[]> = {
	...list('Options', {
		example: 'open, done',
		description: 'Comma-separated values of which Box AI is to choose',
	}),
	read: ({ params }, name) => readFilledList(params, name),
};

/** The fields to extract, as rows. */
export const fieldRows = rows('Fields', {
	row: { name: 'values', displayName: 'Field' },
	button: 'Add Field',
	description: 'The values that Box AI is to find',
	atLeastOne: true,
	fields: {
		key: text('Key', {
			example: 'customer',
			description: 'The name of the value in the output',
		}),
		type: choice('Type', TYPES, { default: 'string', description: 'The kind of value' }),
		options: when({ type: ['enum', 'multiSelect'] }, options),
		taxonomyKey: when(
			{ type: 'taxonomy' },
			text('Taxonomy Key', { description: 'The key of the taxonomy, as in Taxonomy Sources' }),
		),
		namespace: when(
			{ type: 'taxonomy' },
			text('Namespace', {
				empty: undefined,
				example: 'enterprise_12345',
				description: 'The namespace of the taxonomy. Leave empty for a taxonomy from a file.',
			}),
		),
		multiSelect: when(
			{ type: 'taxonomy' },
			flag('Multi-Select', { description: 'Whether there can be several values' }),
		),
		selectableLevels: when(
			{ type: 'taxonomy' },
			list('Selectable Levels', {
				example: '1, 2',
				description:
					'Comma-separated levels of the taxonomy that values may be of. Leave empty for all.',
			}),
		),
		displayName: optionalText('Display Name', {
			example: 'Customer',
			description: 'What people call the value. Helps Box AI to find it.',
		}),
		description: optionalText('Description', {
			description: 'What the value is. Helps Box AI to find it.',
		}),
		prompt: optionalText('Prompt', {
			rows: 2,
			description: 'How to find the value and how to write it',
		}),
	},
});

/** The same as JSON, which can have fields inside of fields. */
export const fieldsAsJson = jsonList('Fields as JSON', {
	default: '[{ "key": "customer", "type": "string" }]',
	description:
		'The values that Box AI is to find, as a list of <a href="https://developer.box.com/reference/post-ai-extract-structured/#param-fields" target="_blank">fields</a>. A field of type struct or table has fields of its own.',
});

type Row = Values<{ rows: typeof fieldRows }>['rows'][number];

/** Refuses rows that Box could make nothing of. */
export function checkFields(
	given: readonly Row[],
	fail: (problem: string, remedy: string) => never,
): void {
	const keys = new Set<string>();
	for (const { key, options, selectableLevels = [] } of given) {
		if (keys.has(key)) fail(`has the key ${quote(key)} twice`, 'Enter each key once.');
		keys.add(key);
		if (options?.length === 0) {
			fail(`has no options for ${quote(key)}`, "Enter the values to choose from in 'Options'.");
		}
		if (!selectableLevels.every((level) => /^[1-9]\d*$/.test(level))) {
			fail(`has levels for ${quote(key)} that are no numbers`, 'Levels are counted from 1.');
		}
	}
}

/** The rows as Box wants them: https://developer.box.com/reference/post-ai-extract-structured/ */
export function toFields(given: readonly Row[]): JsonObject[] {
	return given.map((row) => ({
		key: row.key,
		type: row.type,
		displayName: row.displayName,
		description: row.description,
		prompt: row.prompt,
		options: row.options?.map((key) => ({ key })),
		taxonomy_key: row.taxonomyKey,
		namespace: row.namespace,
		options_rules:
			row.type === 'taxonomy' ? toRules(row.multiSelect, row.selectableLevels) : undefined,
	}));
}

function toRules(multiSelect = false, levels: string[] = []): JsonObject {
	return {
		multi_select: multiSelect,
		selectable_levels: levels.length > 0 ? levels.map(Number) : undefined,
	};
}
