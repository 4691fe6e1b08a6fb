import type { INodeProperties } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import { isObject } from '../client/json';
import { Answer, type Simplification } from './answer';
import { toRequest, type Call } from './call';
import type { AddedValues, Fields, NoFields, Values } from './field';
import { groupProperties } from './groupProperties';
import { joined } from './methods';
import { FieldValues, type Groups } from './readFields';
import { Chosen } from './references/entity';
import { resultOf, type ResultKind } from './result';
import { sortSent, withSent, type Sent } from './sent';
import { simplify } from './simplify';
import type { ItemScope, Operation, OperationResult, OperationErrors } from './types';

/** Raises an error about one of the operation's fields. */
export type Fail<Name> = (name: Name, problem: string, remedy: string) => never;

/** What an operation's `run` may use beside the values. */
export interface RunScope extends ItemScope {
	/** What the optional fields add to a request: `fields` in the query, an etag in the headers. */
	sent: Sent;
}

/** The values of all fields. Those of collections are `undefined` if they were not added. */
type ValuesOf<
	F extends Fields,
	A extends Fields,
	U extends Fields,
	L extends Fields,
	O extends Fields,
> = Values<F> & AddedValues<A> & AddedValues<U> & AddedValues<L> & AddedValues<O>;

/** Without what Box has to be asked for. */
type KnownBefore<V> = {
	[Name in keyof V as V[Name] extends Chosen | undefined ? never : Name]: V[Name];
};

/** What an operation does: one request and what becomes of its answer, or a course of its own. */
type Deed<V, P> =
	| { request(values: Prepared<V, P>): Call; result?: ResultKind; run?: undefined }
	| { run(values: Prepared<V, P>, scope: RunScope): Promise<OperationResult>; request?: undefined };

/** With what `prepare` has worked out. */
type Prepared<V, P> = P extends object ? Omit<V, keyof P> & P : V;

interface Declaration<V, P, F, A, U, L, O> {
	/** `Add Member` */
	name: string;
	/** Shown in the node panel: `Add a user to a group`. */
	action: string;
	description: string;
	/** The page of Box's reference: `post-group-memberships`. */
	reference: string;
	/** Always shown. */
	fields?: F;
	/** What else a new item may have. */
	additionalFields?: A;
	/** What may be changed: at least one of them has to be added. */
	updateFields?: U;
	filters?: L;
	options?: O;
	/** Given if the answer is an item of Box, or several: the user may have them simplified. */
	simplify?: Simplification;
	/** What an error of Box means here, or what to do about it, if this operation's fields help. */
	errors?: OperationErrors;
	/**
	 * Checks what fields only mean together, and works out what follows from them, before Box is
	 * asked anything. What it returns is added to the values.
	 *
	 * @throws InputError
	 */
	prepare?(values: KnownBefore<V>, fail: Fail<keyof V>): P;
}

/**
 * Declares an operation: from its fields follow the parameters in the editor, the values that it
 * gets, and what of them goes into the request. The key it is listed under is its value.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/node-base-files/standard-parameters/
 */
export function operation<
	const F extends Fields = NoFields,
	const A extends Fields = NoFields,
	const U extends Fields = NoFields,
	const L extends Fields = NoFields,
	const O extends Fields = NoFields,
	P = unknown,
>(
	declaration: Declaration<ValuesOf<F, A, U, L, O>, P, F, A, U, L, O> &
		Deed<ValuesOf<F, A, U, L, O>, P>,
): Operation {
	type V = ValuesOf<F, A, U, L, O>;
	const { name, action, description, reference, errors } = declaration;
	const result = resultOf((declaration.request && declaration.result) ?? 'item');
	const groups: Groups = {
		fields: {
			...declaration.fields,
			...result.fields,
			...(declaration.simplify ? { simplify } : {}),
		},
		filters: declaration.filters ?? {},
		additionalFields: declaration.additionalFields ?? {},
		updateFields: declaration.updateFields ?? {},
		options: declaration.options ?? {},
	};

	let properties: INodeProperties[] | undefined;
	return {
		name,
		action,
		description,
		reference,
		errors,
		get fields() {
			return (properties ??= groupProperties(groups));
		},
		get methods() {
			return joined(Object.values(groups).flatMap(methodsOf));
		},
		async run(scope) {
			const given = new FieldValues(scope, groups);
			given.read();
			requireChange(scope, given);
			await given.resolve('input');
			const fail: Fail<keyof V> = (field, ...said) =>
				scope.params.fail(given.pathOf(String(field)), ...said);
			Object.assign(given.values, declaration.prepare?.(given.values as KnownBefore<V>, fail));
			await given.resolve('box');
			const answer = new Answer(given.values, declaration.simplify);
			answer.ask();
			const values = given.values as Prepared<V, P>;
			const box = clientFor(given.values, scope.box);
			const added = given.filled('filters', 'additionalFields', 'updateFields', 'options');
			if (declaration.run) {
				const sent = sortSent(added);
				return answer.output(await declaration.run(values, { ...scope, box, sent }), scope.hint);
			}
			const request = toRequest(withSent(declaration.request(values), added));
			return answer.output(await result.run({ ...scope, box }, request), scope.hint);
		},
	};
}

/** An update without anything to update is a mistake. */
function requireChange({ params }: ItemScope, given: FieldValues): void {
	if (given.isUnused('updateFields')) {
		params.fail('updateFields', 'is empty', 'Add at least one field to change.');
	}
}

/** Calls are made through the shared link that names something, if one does. */
function clientFor(values: Record<string, unknown>, box: BoxClient): BoxClient {
	const shared = Object.values(values)
		.flatMap(chosenIn)
		.find(({ isShared }) => isShared);
	return shared?.box ?? box;
}

/** What a field has chosen, or what the rows of one have. */
function chosenIn(value: unknown): Chosen[] {
	if (value instanceof Chosen) return [value as Chosen];
	if (!Array.isArray(value)) return [];
	return value.flatMap((each: unknown) =>
		isObject(each) && !(each instanceof Chosen)
			? Object.values(each).flatMap(chosenIn)
			: chosenIn(each),
	);
}

function methodsOf(fields: Fields) {
	return Object.values(fields).map(({ methods }) => methods);
}
