import { isDate } from '../params/jsonValue';
import { quote } from './quote';

/** A value as an error may name it: `'soon'`, `12`, `a list`. */
export function describe(value: unknown): string {
	if (typeof value === 'string') return quote(value);
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (value === null || value === undefined) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	return isDate(value) ? 'a date' : 'an object';
}
