import { badRequest } from '../errors';
import { readTime } from '../shapes/time';

/**
 * One kind of value in a body or a query: how it is read, and what counts if it is not given. Texts
 * and numbers of a query are told from those of a body by the kind alone.
 */
export interface Kind<T, Presence = 'optional'> {
	/** The value, or 400 with the name of what is wrong. */
	read: (value: unknown, name: string) => T;
	/** Whether it has to be given, may be, or has a value if it is not. */
	presence: Presence;
	/** What counts if it is not given. */
	otherwise?: T;
	/** What `null` means in a change: nothing, unless the kind has an empty value. */
	empty?: T;
}

export type Presence = 'optional' | 'required' | 'default';

/** The kinds of a body's properties, or of a query's parameters, by Box's own names. */
export type Fields = Record<string, Kind<unknown, Presence>>;

type TypeOf<K> = K extends Kind<infer T, Presence> ? T : never;
type Given<F extends Fields> = {
	[K in keyof F]: F[K] extends { presence: 'optional' } ? never : K;
}[keyof F];

/** What a body of these fields is read as. */
export type Values<F extends Fields> = { [K in Given<F>]: TypeOf<F[K]> } & {
	[K in Exclude<keyof F, Given<F>>]?: TypeOf<F[K]>;
};

const invalid = (value: unknown, name: string) => {
	const shown = typeof value === 'string' ? ` '${value}'` : '';
	return badRequest(name, `Invalid value${shown} for '${name}'`);
};

/** An optional kind that takes whatever `read` does not give up on. */
function kind<T>(read: (value: unknown) => T | undefined, empty?: T): Kind<T> {
	return {
		presence: 'optional',
		empty,
		read: (value, name) => {
			const found = read(value);
			if (found === undefined) throw invalid(value, name);
			return found;
		},
	};
}

/** The kind, of a value that has to be given. */
export function required<const T>(of: Kind<T>): Kind<T, 'required'> {
	return { ...of, presence: 'required' };
}

/** The kind, of a value that is this one if it is not given. */
export function otherwise<const T>(of: Kind<T>, value: NoInfer<T>): Kind<T, 'default'> {
	return { ...of, presence: 'default', otherwise: value };
}

/** The kind, with `null` as a value of its own. */
export function nullable<T>(of: Kind<T>): Kind<T | null> {
	return { ...of, empty: null };
}

type Optional<F extends Fields> = { [K in keyof F]: Kind<TypeOf<F[K]>> };

/** The fields, none of which has to be given: what changes an object is what made it. */
export function optional<F extends Fields>(fields: F): Optional<F>;
export function optional(fields: Fields): Fields {
	const entries = Object.entries(fields).map(([name, { read, empty }]) => {
		const each: Kind<unknown> = { read, empty, presence: 'optional' };
		return [name, each] as const;
	});
	return Object.fromEntries(entries);
}

/** A text. `min` and `max` count characters. */
export function text({ min = 0, max = Infinity, pattern = /(?:)/ } = {}): Kind<string> {
	const fits = (value: string) => value.length >= min && value.length <= max && pattern.test(value);
	return kind(
		(value) => (typeof value === 'string' && fits(value) ? value : undefined),
		min === 0 ? '' : undefined,
	);
}

/** An id: text, or a whole number. */
export function id(): Kind<string> {
	return kind((value) => {
		const isExact = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
		if (isExact) return String(value);
		return typeof value === 'string' && value !== '' ? value : undefined;
	});
}

/** True or false; in a query their words in any case. */
export function flag(): Kind<boolean> {
	return kind((value) => {
		if (typeof value === 'boolean') return value;
		const word = typeof value === 'string' ? value.toLowerCase() : '';
		return word === 'true' ? true : word === 'false' ? false : undefined;
	});
}

/** A whole number; in a query its digits. */
export function integer({ min = -Infinity, max = Infinity } = {}): Kind<number> {
	return kind((value) => {
		const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
		const fits = typeof number === 'number' && Number.isInteger(number);
		return fits && number >= min && number <= max ? number : undefined;
	});
}

/** One of these texts. */
export function choice<const T extends string>(choices: readonly T[]): Kind<T> {
	return kind((value) => choices.find((each) => each === value));
}

/** A time of RFC 3339, in milliseconds since 1970. */
export function time(): Kind<number> {
	return kind((value) => {
		const found = typeof value === 'string' ? readTime(value) : NaN;
		return Number.isNaN(found) ? undefined : found;
	});
}

/** A list; `min` and `max` count its entries. */
export function list<T>(of: Kind<T>, { min = 0, max = Infinity } = {}): Kind<T[]> {
	return {
		presence: 'optional',
		empty: min === 0 ? [] : undefined,
		read: (value, name) => {
			if (!Array.isArray(value) || value.length < min || value.length > max) {
				throw invalid(value, name);
			}
			return value.map((each) => of.read(each, name));
		},
	};
}

/** An object of any keys, whose values are of one kind. */
export function record<T>(of: Kind<T>): Kind<Record<string, T>> {
	return {
		presence: 'optional',
		read: (value, name) => {
			if (!isRecord(value)) throw invalid(value, name);
			const entries = Object.entries(value).map(([key, each]) => [
				key,
				of.read(each, `${name}.${key}`),
			]);
			return Object.fromEntries(entries) as Record<string, T>;
		},
	};
}

/** Anything at all. */
export function any(): Kind<unknown> {
	return { presence: 'optional', read: (value) => value };
}

/** Whether the value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
