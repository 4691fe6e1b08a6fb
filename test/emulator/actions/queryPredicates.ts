import type { TemplateField } from '../state/metadata';

/** The values of an instance by their keys. */
export type Values = Record<string, unknown>;

/** Whether an instance fits; null if that is not known, as it lacks the value. */
export type Predicate = (values: Values) => boolean | null;

/** What a field of one value holds. */
export type Scalar = string | number;

/** By their signs. */
export const COMPARE: Record<string, (one: Scalar, other: Scalar) => boolean> = {
	'=': (one, other) => one === other,
	'<>': (one, other) => one !== other,
	'<': (one, other) => one < other,
	'>': (one, other) => one > other,
	'<=': (one, other) => one <= other,
	'>=': (one, other) => one >= other,
};

/** `%` stands for any characters and `_` for one, unless a backslash stands before it. */
export function pattern(text: string, flags: string): RegExp {
	const source = text.replace(/\\([%_\\])|([%_])|[\\^$.*+?()[\]{}|]/g, (found, escaped, wild) => {
		if (wild) return wild === '%' ? '[^]*' : '[^]';
		return escaped ? `${escaped === '\\' ? '\\\\' : escaped}` : `\\${found}`;
	});
	return new RegExp(`^${source}$`, flags);
}

/** Whether a field's value fits; not known if it has none. */
export function known({ key }: TemplateField, fits: (value: Scalar) => boolean): Predicate {
	return (values) => (values[key] === undefined ? null : fits(values[key] as Scalar));
}

/** What does not fit, by the logic of SQL. */
export function opposite(predicate: Predicate): Predicate {
	return (values) => {
		const fits = predicate(values);
		return fits === null ? null : !fits;
	};
}

/** By the logic of SQL, which has a third value. One that is `decisive` decides for all. */
export function joined(predicates: readonly Predicate[], decisive: boolean): Predicate {
	return (values) => {
		const fits = predicates.map((each) => each(values));
		if (fits.includes(decisive)) return decisive;
		return fits.includes(null) ? null : !decisive;
	};
}
