import type { IBinaryData } from 'n8n-workflow';

import { InputError } from '../errors/inputError';
import { quote } from '../errors/quote';
import { toList } from '../params/lists';
import { fileNamed, filesOf, inEitherMode, isCombined, type FileContext } from './itemFiles';

/** The name that is entered before anybody enters one. */
const DEFAULT_FIELD = 'data';

/** How many names an error lists. */
const MOST_NAMES = 10;

/**
 * The file that a parameter names, as n8n describes it. In n8n's combined mode files are inside of
 * the JSON, so that the usual name leads nowhere: then it means the only file there is.
 *
 * @throws InputError if there is none, with the names of those that are there
 */
export function chosenFile(
	context: FileContext,
	itemIndex: number,
	property: string | IBinaryData,
	field: string,
): unknown {
	if (typeof property !== 'string') return property;
	const files = filesOf(context, itemIndex, MOST_NAMES);
	const named = fileNamed(context, itemIndex, property, files);
	if (named !== undefined) return named;
	const [only, ...others] = files.values();
	const isOnly = only !== undefined && others.length === 0;
	if (isCombined(context) && isOnly && property === DEFAULT_FIELD) return only;
	throw noFile(property, field, [...files.keys()]);
}

/**
 * The files that a parameter names: one as above, several names with commas between them or as JSON,
 * or patterns.
 *
 * @throws InputError if there is none for a name or a pattern
 */
export function chosenFiles(
	context: FileContext,
	itemIndex: number,
	property: string | IBinaryData,
	field: string,
): unknown[] {
	const one = () => [chosenFile(context, itemIndex, property, field)];
	if (typeof property !== 'string' || !/[,*[]/.test(property)) return one();
	const files = filesOf(context, itemIndex, Infinity);
	if (fileNamed(context, itemIndex, property, files) !== undefined) return one();
	const names = toList(property, (problem, remedy) => {
		throw new InputError(`'${field}' ${problem}`, remedy);
	});
	if (names.length === 0) return one();
	return names.flatMap((name) => {
		const isPattern = name.includes('*') && !files.has(name);
		if (!isPattern) return [chosenFile(context, itemIndex, name, field)];
		const matches = inEitherMode(name).map((pattern) => matching(files, pattern));
		const found = matches.find(({ length }) => length > 0);
		if (!found) throw noFile(name, field, [...files.keys()]);
		return found;
	});
}

/** The files of those names; a star stands for any characters. */
function matching(files: ReadonlyMap<string, unknown>, pattern: string): unknown[] {
	const parts = pattern.split('*').map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
	const expression = new RegExp(`^${parts.join('.*')}$`, 's');
	return [...files].filter(([name]) => expression.test(name)).map(([, file]) => file);
}

function noFile(property: string, field: string, names: string[]): InputError {
	return new InputError(
		`'${field}' names the field ${quote(property)}, but the input item has ${names.length === 0 ? 'no file in it' : `its files in ${listed(names)}`}`,
		names.length === 0
			? 'Enter the name of a binary field of the input, or add a node that provides the file.'
			: `Enter ${names.length === 1 ? 'that name' : 'one of these names'}.`,
	);
}

function listed(names: string[]): string {
	const shown = names.slice(0, MOST_NAMES).map(quote).join(', ');
	return names.length > MOST_NAMES ? `${shown} and others` : shown;
}
