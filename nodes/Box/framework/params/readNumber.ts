import { describe } from '../errors/describe';
import type { Params } from './params';
import { toNumber } from './toNumber';

/** A whole number, or `undefined` if it is not set. */
export function readInteger(
	params: Params,
	name: string,
	minimum = 0,
	maximum = Infinity,
): number | undefined {
	const value = numeric(params, name);
	if (value === undefined) return undefined;
	if (Number.isSafeInteger(value) && isWithin(value, minimum, maximum)) return value;
	const bounds = maximum === Infinity ? `of ${minimum} or more` : `from ${minimum} to ${maximum}`;
	return refuse(params, name, `is not a whole number ${bounds}`, value);
}

/** A number, or `undefined` if it is not set. */
export function readNumber(
	params: Params,
	name: string,
	minimum = -Infinity,
	maximum = Infinity,
): number | undefined {
	const value = numeric(params, name);
	if (value === undefined) return undefined;
	if (isWithin(value, minimum, maximum)) return value;
	const bounds = [
		minimum === -Infinity ? '' : ` of ${minimum} or more`,
		maximum === Infinity ? '' : ` of at most ${maximum}`,
	].join('');
	return refuse(params, name, `is not a number${bounds}`, value);
}

/** How many results are wanted: `undefined` means all. */
export function readLimit(params: Params): number | undefined {
	return params.flag('returnAll') ? undefined : (readInteger(params, 'limit', 1) ?? 50);
}

/** A number, or one as text; anything else as it is, and `undefined` if there is nothing. */
function numeric(params: Params, name: string): unknown {
	const value = params.filled(name);
	if (value === '') return undefined;
	return toNumber(value, (...said) => params.fail(name, ...said));
}

function isWithin(value: unknown, minimum: number, maximum: number): value is number {
	return typeof value === 'number' && value >= minimum && value <= maximum;
}

function refuse(params: Params, name: string, problem: string, value: unknown): never {
	return params.fail(name, problem, `It is ${describe(value)}. Correct the value.`);
}
