import { described, sentAs, type Field, type Settings } from '../framework/field';

/** A value of any type, as it is typed in or as an expression gives it. It must not be empty. */
export function anything(displayName: string, settings: Settings = {}): Field<unknown> {
	return {
		property: { displayName, type: 'string', default: '', ...described(settings) },
		...sentAs(settings),
		read: ({ params }, name) => {
			const value = params.whole(name);
			if (value !== undefined && value !== '') return value;
			return params.fail(name, 'is empty', 'Enter a value.');
		},
	};
}
