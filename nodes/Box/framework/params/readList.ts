import { toList } from './lists';
import type { Params } from './params';

/** A list: a list as such, one in JSON, or a text with commas between its entries. */
export function readList(params: Params, name: string): string[] {
	params.requireParts(name);
	const value = params.value(name);
	const list = toList(value, (problem, remedy) => params.fail(name, problem, remedy));
	const isCommas = list.length === 0 && typeof value === 'string' && value.includes(',');
	if (isCommas) params.refuseExpression(name);
	return list;
}

/**
 * A list that an expression must not leave empty: none of them would mean all. An AI agent that
 * gives none means it.
 */
export function readFilledList(params: Params, name: string): string[] {
	const list = readList(params, name);
	if (list.length === 0 && !params.isFromAgent(name)) params.refuseExpression(name);
	return list;
}
