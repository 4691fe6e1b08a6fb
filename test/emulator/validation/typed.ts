import type { Node } from './document';
import { isNode } from './document';

/**
 * A query parameter in the type its schema wants; text that does not fit stays text, to be found
 * wrong. Box cuts over-large limits, so they count as the largest one allowed, and reads booleans in
 * any case.
 */
export function typed(value: string, schema: Node): unknown {
	switch (schema.type) {
		case 'integer':
		case 'number':
			return numeric(value, schema.maximum);
		case 'boolean':
			return /^(true|false)$/i.test(value) ? /^true$/i.test(value) : value;
		case 'array':
			return list(value, schema.items);
		default:
			return value;
	}
}

function numeric(value: string, maximum: unknown): unknown {
	if (!/^-?\d+(\.\d+)?$/.test(value)) return value;
	return typeof maximum === 'number' ? Math.min(Number(value), maximum) : Number(value);
}

/** Lists are joined by commas, except those of objects, which are JSON. An open side of a range is empty. */
function list(value: string, items: unknown): unknown {
	if (value.startsWith('[')) {
		try {
			return JSON.parse(value);
		} catch {
			return value;
		}
	}
	const schema = isNode(items) ? items : {};
	return value
		.split(',')
		.filter((each) => each !== '')
		.map((each) => typed(each, schema));
}
