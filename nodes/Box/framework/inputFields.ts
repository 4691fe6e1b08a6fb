import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { InputError } from './inputError';
import { quote } from './quote';

/** What the files of an input item are read from. */
export type FileContext = Pick<IExecuteFunctions, 'helpers' | 'getInputData'> & {
	// Older versions of n8n do not have it, and no combined mode.
	getWorkflowSettings?: IExecuteFunctions['getWorkflowSettings'];
};

/** The name that is entered before anybody enters one. */
const DEFAULT_FIELD = 'data';

/** How many names an error lists, and how far into the JSON files are looked for. */
const MOST_NAMES = 10;
const DEEPEST = 6;

/**
 * The file that a parameter names, as n8n describes it. In n8n's combined mode files are inside of
 * the JSON, so that the usual name leads nowhere: then it means the only file there is.
 *
 * @throws InputError where there is none, with the names of those that are there
 */
export function chosenFile(
	context: FileContext,
	itemIndex: number,
	property: string | IBinaryData,
	field: string,
): unknown {
	if (typeof property !== 'string') return property;
	const data = lookUp(context, itemIndex, property);
	if (data !== undefined) return data;
	const isCombined = context.getWorkflowSettings?.().binaryMode === 'combined';
	const { json, binary = {} } = context.getInputData()[itemIndex] ?? { json: {} };
	const names = isCombined ? filesIn(json) : Object.keys(binary);
	const [only, ...others] = names;
	if (isCombined && only !== undefined && others.length === 0 && property === DEFAULT_FIELD) {
		return lookUp(context, itemIndex, only);
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

/** Where in the JSON files are: `attachments[0]`, `documents.first`. */
function filesIn(value: unknown, path = '', depth = 0): string[] {
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
	if (isFile(value)) return [path];
	const found: string[] = [];
	for (const [key, inner] of Object.entries(value)) {
		const step = Array.isArray(value) ? `[${key}]` : `${path && '.'}${key}`;
		found.push(...filesIn(inner, path + step, depth + 1));
		if (found.length > MOST_NAMES) break;
	}
	return found;
}

/** As n8n tells them: https://docs.n8n.io/data/binary-data/ */
function isFile(value: object): boolean {
	return 'mimeType' in value && ('data' in value || 'id' in value);
}
