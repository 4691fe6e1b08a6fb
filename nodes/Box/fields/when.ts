import type { NodeParameterValue } from 'n8n-workflow';

import type { Field, Fields, ValueOf } from '../framework/field';

/** What other fields have to be: one value, or one of several. */
export type Conditions = Record<string, NodeParameterValue | NodeParameterValue[]>;

/**
 * A field that is shown, and read, only if others have certain values, beside what it says itself.
 *
 * It never has n8n's required mark: if what it depends on comes from an expression, or from an AI
 * agent, n8n takes the field for shown and would refuse to run the workflow while it is empty. Who
 * reads the field says that it is empty.
 *
 * @param conditions by the names of fields beside it, or of the operation's own as `/name`
 */
export function when<T>(conditions: Conditions, field: Field<T>): Field<T | undefined> {
	const { displayOptions } = field.property;
	const own = Object.fromEntries(
		Object.entries(conditions).map(([name, values]) => [
			name,
			Array.isArray(values) ? values : [values],
		]),
	);
	const show = { ...own, ...displayOptions?.show };
	const { required: _, ...property } = field.property;
	return { ...field, property: { ...property, displayOptions: { show } } };
}

/** All of the fields, under the same conditions. */
export function allWhen<const F extends Fields>(
	conditions: Conditions,
	fields: F,
): { [Name in keyof F]: Field<ValueOf<F[Name]> | undefined> };
export function allWhen(conditions: Conditions, fields: Fields): Fields {
	const entries = Object.entries(fields).map(([name, field]) => [name, when(conditions, field)]);
	return Object.fromEntries(entries) as Fields;
}
