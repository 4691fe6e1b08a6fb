import { described, sentAs, type Field, type Settings } from '../framework/field';
import { toJsonValue } from '../framework/params/jsonValue';

/** A value of any type, as it is typed in or as an expression gives it. It must be in JSON, and not empty. */
export function anything(displayName: string, settings: Settings = {}): Field<unknown> {
	return {
		property: { displayName, type: 'string', default: '', ...described(settings) },
		...sentAs(settings),
		read: ({ params }, name) => {
			const value = params.whole(name);
			if (value === undefined || value === '') params.fail(name, 'is empty', 'Enter a value.');
			toJsonValue(value, (...said) => params.fail(name, ...said));
			return value;
		},
	};
}
