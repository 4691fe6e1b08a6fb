import type { JsonObject } from '../../client/types';
import { choice, dateTime, number, rows, text, when } from '../../fields';
import type { Field, ValueOf } from '../../framework/field';
import type { Params } from '../../framework/params/params';

const parameterRows = rows('Parameters', {
	description: 'The values of the names in the query that begin with a colon',
	button: 'Add Parameter',
	row: { name: 'parameters', displayName: 'Parameter' },
	fields: {
		name: text('Name', { example: 'amount', description: 'The name without the colon' }),
		type: choice(
			'Type',
			{ text: 'Text or Choice', number: 'Number', date: 'Date' },
			{ default: 'text', description: 'The type of the field that is compared with it' },
		),
		text: when(
			{ type: 'text' },
			text('Text', {
				description: 'The text. For LIKE, % stands for any characters and _ for one.',
			}),
		),
		number: when({ type: 'number' }, number('Number', { default: 0, description: 'The number' })),
		date: when({ type: 'date' }, dateTime('Date', { description: 'The date' })),
	},
});

type Row = ValueOf<typeof parameterRows>[number];

/** Values for the names in a query that have a colon before them, as Box takes them. */
export const queryParameters: Field<JsonObject> = {
	...parameterRows,
	read: (scope, name) => toParameters(parameterRows.read(scope, name) as Row[], name, scope.params),
};

/** @throws InputError if a parameter has no value, or comes twice */
function toParameters(rows: readonly Row[], field: string, params: Params): JsonObject {
	const parameters = new Map<string, string | number>();
	for (const [index, { name: given, type, text, number, date }] of rows.entries()) {
		const place = `${field}.parameters[${index}]`;
		const name = given.trim().replace(/^:/, '');
		if (parameters.has(name)) {
			params.fail(`${place}.name`, 'repeats an earlier name', 'Enter each name once.');
		}
		const value = text ?? number ?? date;
		if (value === undefined) params.fail(`${place}.${type}`, 'is empty', 'Enter a value.');
		parameters.set(name, value);
	}
	return Object.fromEntries(parameters);
}
