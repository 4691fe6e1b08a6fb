import type { IExecuteFunctions } from 'n8n-workflow';

/** What the files of an input item are read from. */
export type FileContext = Pick<IExecuteFunctions, 'helpers' | 'getInputData'> & {
	// Older versions of n8n do not have it, and no combined mode.
	getWorkflowSettings?: IExecuteFunctions['getWorkflowSettings'];
};

/** Where n8n puts files into the JSON, by the names of their binary fields. */
const IN_JSON = '_files';

/** How far into the JSON files are looked for. */
const DEEPEST = 30;

/**
 * The files of an input item, by the names of their fields.
 *
 * @param most how many are enough
 */
export function filesOf(
	context: FileContext,
	itemIndex: number,
	most: number,
): Map<string, unknown> {
	const item = context.getInputData()[itemIndex];
	const binary = new Map(Object.entries(item?.binary ?? {}));
	return isCombined(context) ? new Map([...filesIn(item?.json, most), ...binary]) : binary;
}

/**
 * Whether n8n keeps files inside of the JSON. Those whose bytes are in memory stay outside of it.
 */
export function isCombined(context: FileContext): boolean {
	return context.getWorkflowSettings?.().binaryMode === 'combined';
}

/**
 * The file of that very name, or of that name without spaces around it. In the combined mode that
 * may be the name of a binary field, as it was outside of it.
 */
export function fileNamed(
	context: FileContext,
	itemIndex: number,
	property: string,
	files: ReadonlyMap<string, unknown>,
): unknown {
	for (const name of [property, property.trim()].flatMap(inEitherMode)) {
		if (files.has(name)) return files.get(name);
		const data = isCombined(context) ? lookUp(context, itemIndex, name) : undefined;
		if (data !== undefined) return data;
	}
	return undefined;
}

/** The names under which a binary field may be found: its own, and the one that n8n has made of it. */
export function inEitherMode(name: string): string[] {
	return [name, IN_JSON + stepTo(name, IN_JSON)];
}

function lookUp({ helpers }: FileContext, itemIndex: number, property: string): unknown {
	try {
		return helpers.assertBinaryData(itemIndex, property);
	} catch {
		return undefined;
	}
}

/** The files in the JSON, by where they are: `attachments[0]`, `documents.first`. */
function filesIn(value: unknown, most: number, path = '', depth = 0): Map<string, unknown> {
	const found = new Map<string, unknown>();
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return found;
	if (depth > 0 && isFile(value)) return found.set(path, value);
	for (const [key, inner] of Object.entries(value)) {
		const step = Array.isArray(value) ? `[${key}]` : stepTo(key, path);
		for (const [name, file] of filesIn(inner, most, path + step, depth + 1)) {
			found.set(name, file);
		}
		if (found.size > most) break;
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
