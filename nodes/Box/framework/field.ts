import type { INodeProperties } from 'n8n-workflow';

import type { Methods } from './methods';
import type { Params } from './params/params';
import type { ItemScope } from './types';

/** A parameter as the editor shows it. Its name is the key it is listed under. */
export type Property = Omit<INodeProperties, 'name'>;

/** Where a value goes in the request. */
export type Destination = 'body' | 'query' | 'headers' | 'nowhere';

/**
 * A kind of field: how the editor shows it, and how its value is read for one input item.
 *
 * @typeParam T what an operation gets
 */
export interface Field<T> {
	property: Property;
	/** Its key in Box's JSON; a dot leads into an object. The name in snake case without. */
	key?: string;
	/** In the body without, or in the query of a request that has none. */
	to?: Destination;
	/** What the editor calls to show the field. */
	methods?: Methods;
	/** Whether an AI agent that is to fill it in has to give something: it says who may do what. */
	isGuard?: true;
	/**
	 * Reads the value. It is called only if the field is shown and, in a collection, was added.
	 *
	 * @param name with the collection in front: `options.name`
	 * @throws InputError if the value is not of this kind
	 */
	read(scope: ItemScope, name: string): T | Deferred<T>;
}

/** Fields by the names that n8n stores them under. */
export type Fields = Record<string, Field<unknown>>;

/** What an operation without fields of a group has there. */
export type NoFields = Record<never, never>;

export type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The values of fields that are always there. */
export type Values<F extends Fields> = { [Name in keyof F]: ValueOf<F[Name]> };

/** The values of a collection's fields: those that the user has added. */
export type AddedValues<F extends Fields> = { [Name in keyof F]: ValueOf<F[Name]> | undefined };

/**
 * A value that takes more than the field to read: the input's files, or an answer of Box. Box is
 * asked once all other fields are known to be right.
 */
export class Deferred<T> {
	constructor(
		readonly from: 'input' | 'box',
		readonly resolve: () => Promise<T>,
	) {}
}

/** What most kinds of fields take. */
export interface Settings {
	/** For a tooltip, and for an AI model. */
	description?: string;
	/** Shown below the field. */
	hint?: string;
	/** An example, without "e.g.". */
	example?: string;
	/** n8n marks the field and refuses to run the node without. */
	required?: true;
	key?: string;
	to?: Destination;
}

/** The parts of a property, and of a field, that follow from the settings. */
export function described(settings: Settings): Partial<Property> {
	const { description, hint, example, required } = settings;
	return {
		...(required ? { required } : {}),
		...(example ? { placeholder: `e.g. ${example}` } : {}),
		...(description ? { description } : {}),
		...(hint ? { hint } : {}),
	};
}

/** Where the settings have the value go. */
export function sentAs({ key, to }: Settings): Pick<Field<unknown>, 'key' | 'to'> {
	return { ...(key === undefined ? {} : { key }), ...(to === undefined ? {} : { to }) };
}

/** For a field whose emptiness has a meaning, which its description says: `Leave empty to …`. */
export interface Emptiable<Empty> {
	/** What the value is if the field is empty. */
	empty: Empty;
}

/**
 * Reads a value, unless the field is empty and the settings say what that means. The kinds of fields
 * say in their types what they give then.
 */
export function unlessEmpty<T>(
	settings: object,
	read: (params: Params, name: string) => T,
): Field<T>['read'] {
	if (!('empty' in settings)) return ({ params }, name) => read(params, name);
	const { empty } = settings as Emptiable<T>;
	return ({ params }, name) => (params.isEmpty(name) ? empty : read(params, name));
}
