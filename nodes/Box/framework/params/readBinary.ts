import type { IBinaryData } from 'n8n-workflow';

import { describe } from '../errors/describe';
import type { Params } from './params';

/** The name of a binary field, or (from an expression) the file itself. */
export function readBinary(params: Params, name: string): string | IBinaryData {
	const value = params.value(name);
	if (isBinary(value)) return value;
	if (typeof value !== 'object') return params.text(name);
	return params.fail(
		name,
		`is not the name of a field: it is ${describe(value)}`,
		"Enter the field's name, such as data. An expression gets a file without the bytes if n8n keeps them in memory.",
	);
}

/** The same for several: a list of names or files from an expression, or what stands for one. */
export function readBinaries(params: Params, name: string): Array<string | IBinaryData> {
	const value = params.value(name);
	if (!Array.isArray(value)) return [readBinary(params, name)];
	if (value.length === 0) params.fail(name, 'is an empty list', 'Give it the names of fields.');
	return value.map((entry: unknown, index) => {
		if (isBinary(entry) || (typeof entry === 'string' && entry.trim() !== '')) return entry;
		const problem = `has ${describe(entry)} as its entry ${index + 1}`;
		return params.fail(name, problem, "Each entry has to be a field's name, such as data.");
	});
}

/** n8n leaves `data` out of what `$binary` gives: then the ID says where the bytes are. */
function isBinary(value: unknown): value is IBinaryData {
	return (
		typeof value === 'object' &&
		value !== null &&
		'mimeType' in value &&
		('data' in value || 'id' in value)
	);
}
