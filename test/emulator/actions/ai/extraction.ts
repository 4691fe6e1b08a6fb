import type { Source } from './sources';

/** A field that is to be found, by Box's own keys. */
export interface WantedField {
	key: string;
	displayName?: string;
	type?: string;
	options?: ReadonlyArray<{ key: string }>;
	fields?: readonly WantedField[];
}

/** A line `key: value` of a file. */
interface Pair {
	key: string;
	value: string;
	/** The line. */
	text: string;
	fileId: string;
}

/** All lines `key: value`, those of the first file first. */
export function pairsIn(sources: readonly Source[]): Pair[] {
	return sources.flatMap(({ file: { id }, text }) =>
		text.split('\n').flatMap((line) => {
			const [, key, value] = /^\s*([^:]{1,80}?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
			return key && value ? [{ key, value, text: line.trim(), fileId: id }] : [];
		}),
	);
}

/** The pairs whose key the prompt names, or all if it names none; of each key the first. */
export function extracted(prompt: string, sources: readonly Source[]): Record<string, string> {
	const pairs = pairsIn(sources);
	const named = pairs.filter(({ key }) => plain(prompt).includes(plain(key)));
	const wanted = (named.length > 0 ? named : pairs).toReversed();
	const entries = wanted.map(({ key, value }): [string, string] => [key, value]);
	return Object.fromEntries(entries.toReversed());
}

/** What was found of a field, and where. */
export interface Found {
	value: unknown;
	pair?: Pair;
}

/** The values of fields; null for those that are not found. */
export function structured(
	fields: readonly WantedField[],
	sources: readonly Source[],
): Record<string, Found> {
	const pairs = pairsIn(sources);
	return Object.fromEntries(fields.map((field) => [field.key, find(field, pairs)]));
}

function find(field: WantedField, pairs: readonly Pair[]): Found {
	if (field.fields) {
		const inner = field.fields.map((each) => [each.key, find(each, pairs).value]);
		const value: unknown = Object.fromEntries(inner);
		return { value: field.type === 'table' ? [value] : value };
	}
	const names = [field.key, field.displayName ?? field.key].map(plain);
	const pair = pairs.find(({ key }) => names.includes(plain(key)));
	return pair ? { value: typed(pair.value, field), pair } : { value: null };
}

function typed(value: string, { type, options = [] }: WantedField): unknown {
	const optionOf = (text: string) => options.find(({ key }) => plain(key) === plain(text))?.key;
	const several = () => value.split(',').map((each) => each.trim());
	switch (type) {
		case 'float':
		case 'number':
			return Number(/-?\d+(\.\d+)?/.exec(value.replaceAll(',', ''))?.[0] ?? NaN) || null;
		case 'date':
			return Number.isNaN(Date.parse(value)) ? null : new Date(value).toISOString().slice(0, 10);
		case 'enum':
			return optionOf(value) ?? null;
		case 'multiSelect':
			return several().flatMap((each) => optionOf(each) ?? []);
		case 'taxonomy':
			return several();
		default:
			return value;
	}
}

/** `Due date`, `dueDate` and `due_date` are one name. */
function plain(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
