import type { Document, Node } from './document';
import { SCHEMA_ID, isNode } from './document';

const REFERENCE = `${SCHEMA_ID}#/components/schemas/`;

/** What `parts` gave of a schema: many values have the same one. */
const known = new WeakMap<Node, Node[]>();

/** The schema and all it is composed of, references followed. */
function parts(document: Document, schema: Node): Node[] {
	const found = known.get(schema) ?? partsOf(document, schema, new Set());
	known.set(schema, found);
	return found;
}

function partsOf(document: Document, schema: Node, seen: Set<Node>): Node[] {
	if (seen.has(schema)) return [];
	seen.add(schema);
	const reference = typeof schema.$ref === 'string' ? schema.$ref : '';
	const target = document.schemas[reference.slice(REFERENCE.length)];
	const composed = [schema.allOf, schema.oneOf, schema.anyOf].flatMap((each) =>
		Array.isArray(each) ? each.filter(isNode) : [],
	);
	const below = [...composed, ...(target ? [target] : [])];
	return [schema, ...below.flatMap((each) => partsOf(document, each, seen))];
}

/**
 * Properties of a value that its schema does not list, as dotted paths. JSON Schema allows them;
 * Box passes over most of them, so that a misspelt one goes unnoticed.
 */
export function unknownProperties(
	document: Document,
	schemas: readonly Node[],
	value: unknown,
	at = '',
): string[] {
	const all = schemas.flatMap((each) => parts(document, each));
	if (Array.isArray(value)) {
		const items = all.map((each) => each.items).filter(isNode);
		const found = value.flatMap((each) => unknownProperties(document, items, each, `${at}[]`));
		return [...new Set(found)];
	}
	if (!isNode(value) || all.some((each) => each.additionalProperties)) return [];
	const properties = all.map((each) => each.properties).filter(isNode);
	if (properties.length === 0) return [];
	return Object.entries(value).flatMap(([key, each]) => {
		const path = at ? `${at}.${key}` : key;
		const described = properties.map((some) => some[key]).filter(isNode);
		return described.length === 0 ? [path] : unknownProperties(document, described, each, path);
	});
}
