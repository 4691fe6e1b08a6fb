import type { Json } from '../../client/types';
import { quote } from '../errors/quote';
import { badValue } from './badValue';
import { toBoxTime } from './time';

/** Raises the error about the field. */
type Fail = (problem: string, remedy: string) => never;

/** Levels of a value in JSON: deeper than any of Box, and no danger for the stack. */
export const DEEPEST = 200;

/**
 * A value as JSON, checked for what JSON cannot keep: it would leave out what is missing, and make
 * `null` of what is no number. Dates are written as Box writes them.
 *
 * @param path where the value stands: `.a.b[2]`
 */
export function toJsonValue(value: unknown, fail: Fail, path = '', depth = 0): Json {
	const problem = badValue(value);
	if (problem) fail(`has a value${at(path)} that ${problem.what}`, problem.remedy);
	if (depth > DEEPEST) fail(`has more than ${DEEPEST} levels`, 'Leave some of them out.');
	if (typeof value === 'bigint') return String(value);
	if (isJsonScalar(value)) return value;
	if (typeof value !== 'object') {
		const remedy = 'Check that the input has this value, or leave it out. null stands for none.';
		return fail(`has nothing${at(path)}`, remedy);
	}
	const inner = (each: unknown, step: string) =>
		toJsonValue(each, fail, `${path}${step}`, depth + 1);
	if (isDate(value))
		return toBoxTime(value, 'UTC') ?? fail(`has no date${at(path)}`, 'Correct it.');
	if (Array.isArray(value)) return Array.from(value, (each, index) => inner(each, `[${index}]`));
	if (!isPlainObject(value)) {
		fail(`has a value${at(path)} that JSON does not know`, 'Use texts, numbers, lists or objects.');
	}
	const entries = Object.entries(value).map(([key, each]) => {
		const wrong = badValue(key);
		if (wrong) fail(`has a name${at(`${path}.${key}`)} that ${wrong.what}`, wrong.remedy);
		return [key, inner(each, `.${key}`)];
	});
	return Object.fromEntries(entries) as Json;
}

/** Whether a value is a date: JavaScript's, or luxon's, which n8n's expressions use. */
export function isDate(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return value instanceof Date || 'isLuxonDateTime' in value;
}

/** Not a Map, a Set, an Error or the like, of which JSON would keep nothing. */
function isPlainObject(value: object): boolean {
	return Object.prototype.toString.call(value) === '[object Object]';
}

function isJsonScalar(value: unknown): value is string | number | boolean | null {
	return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function at(path: string): string {
	return path === '' ? '' : ` at ${quote(path.replace(/^\./, ''))}`;
}
