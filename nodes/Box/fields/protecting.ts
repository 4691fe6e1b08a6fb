import type { Field } from '../framework/field';

/**
 * A field that protects something as long as it is filled: with a password, or by an end. Left empty
 * it takes the protection away, which its description says. So only the user can mean that: an
 * expression that gives an empty text is an error, as one that gives nothing is everywhere, and an
 * AI agent has to give a value.
 */
export function protecting<T>(field: Field<T>): Field<T> {
	return {
		...field,
		property: { ...field.property, description: completed(field.property.description) },
		isGuard: true,
		read: (scope, name) => {
			scope.params.refuseLeftOut(name);
			scope.params.filled(name);
			return field.read(scope, name);
		},
	};
}

/** Only a description that says what an empty field means has to say whose emptiness it is. */
function completed(description = ''): string {
	if (!description.includes('Leave empty')) return description;
	return `${description} An expression must not give an empty text.`;
}
