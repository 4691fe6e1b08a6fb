import { Deferred, type Field } from '../framework/field';

/** The same field, whose value an operation gets, and Box is sent, in another form. */
export function converted<T, U>(field: Field<T>, convert: (value: T) => U): Field<U> {
	return {
		...field,
		read: (scope, name) => {
			const value = field.read(scope, name);
			if (!(value instanceof Deferred)) return convert(value);
			return new Deferred(value.from, async () => convert(await value.resolve()));
		},
	};
}
