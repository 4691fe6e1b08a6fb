import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../errors/inputError';
import { quote } from '../errors/quote';

/** What the files of an input item are read from. */
export type FileContext = Pick<IExecuteFunctions, 'helpers' | 'getInputData'> & {
	// Older versions of n8n do not have it, and no combined mode.
	getWorkflowSettings?: IExecuteFunctions['getWorkflowSettings'];
};

/** The name that is entered before anybody enters one. */
const DEFAULT_FIELD = 'data';

/** How many names an error lists, and how far into the JSON files are looked for. */
const MOST_NAMES = 10;
const DEEPEST = 30;

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
	const item = context.getInputData()[itemIndex];
	const isCombined = context.getWorkflowSettings?.().binaryMode === 'combined';
	const files = isCombined ? filesIn(item?.json) : new Map(Object.entries(item?.binary ?? {}));
	for (const name of [property, property.trim()]) {
		if (files.has(name)) return files.get(name);
		const data = isCombined ? lookUp(context, itemIndex, name) : undefined;
		if (data !== undefined) return data;
	}
	const names = [...files.keys()];
	const [only, ...others] = files.values();
	if (isCombined && only !== undefined && others.length === 0 && property === DEFAULT_FIELD) {
		return only;
	}
	throw new InputError(
		`'${field}' names the field ${quote(property)}, but the input item has ${names.length === 0 ? 'no file in it' : `its files in ${listed(names)}`}`,
		names.length === 0
			? 'Enter the name of a binary field of the input, or add a node that provides the file.'
			: `Enter ${names.length === 1 ? 'that name' : 'one of these names'}.`,
	);
}

function lookUp({ helpers }: FileContext, itemIndex: number, property: string): unknown {
	try {
		return helpers.assertBinaryData(itemIndex, property);
	} catch {
		return undefined;
	}
}

function listed(names: string[]): string {
	const shown = names.slice(0, MOST_NAMES).map(quote).join(', ');
	return names.length > MOST_NAMES ? `${shown} and others` : shown;
}

/** The files in the JSON, by where they are: `attachments[0]`, `documents.first`. */
function filesIn(value: unknown, path = '', depth = 0): Map<string, unknown> {
	const found = new Map<string, unknown>();
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return found;
	if (depth > 0 && isFile(value)) return found.set(path, value);
	for (const [key, inner] of Object.entries(value)) {
		const step = Array.isArray(value) ? `[${key}]` : stepTo(key, path);
		for (const [name, file] of filesIn(inner, path + step, depth + 1)) found.set(name, file);
		if (found.size > MOST_NAMES) break;
	}
	return found;
}

/** Written so that n8n finds it again, whatever the key holds. */
function stepTo(key: string, path: string): string {
	return /[.[\]]/.test(key) ? `[${JSON.stringify(key)}]` : `${path && '.'}${key}`;
}

/** What n8n stores of a file. Other services describe theirs by a `mimeType` and an `id` alone. */
function isFile(value: object): boolean {
	return 'mimeType' in value && 'data' in value && typeof value.data === 'string';
}
