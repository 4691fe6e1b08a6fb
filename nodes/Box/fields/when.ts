import type { NodeParameterValue } from 'n8n-workflow';

import type { Field } from '../framework/field';

/** What other fields have to be: one value, or one of several. */
type Conditions = Record<string, NodeParameterValue | NodeParameterValue[]>;

/**
 * A field that is shown, and read, only if others have certain values.
 *
 * It never has n8n's required mark: if what it depends on comes from an expression, or from an AI
 * agent, n8n takes the field for shown and would refuse to run the workflow while it is empty. Who
 * reads the field says that it is empty.
 *
 * @param conditions by the names of fields beside it, or of the operation's own as `/name`
 */
export function when<T>(conditions: Conditions, field: Field<T>): Field<T | undefined> {
	const show = Object.fromEntries(
		Object.entries(conditions).map(([name, values]) => [
			name,
			Array.isArray(values) ? values : [values],
		]),
	);
	const { required: _, ...property } = field.property;
	return { ...field, property: { ...property, displayOptions: { show } } };
}
