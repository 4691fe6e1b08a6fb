import { badValue } from './badValue';
import { unquoted } from './unquoted';

/** A number as people and JSON write it. JavaScript would take `0x10` for one, too. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A number that is given as text, as AI agents do; anything else as it is.
 *
 * @param fail raises the error for a text whose digits no number can keep
 */
export function toNumber(
	value: unknown,
	fail: (problem: string, remedy: string) => never,
): unknown {
	if (typeof value !== 'string') return value;
	const text = unquoted(value);
	if (!DECIMAL.test(text)) return value;
	const number = Number(text);
	const problem = badValue(number);
	return problem ? fail(problem.what, problem.remedy) : number;
}
