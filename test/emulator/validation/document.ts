import { MAY_BE_EMPTY, openLists } from './exceptions';
import { filesOf, inlined } from './versions';

/** Any JSON object of the document. */
export type Node = Record<string, unknown>;

/** The part of Box's OpenAPI document that is checked against, with its schemas as JSON Schema. */
export interface Document {
	paths: Record<string, Record<string, Node>>;
	schemas: Record<string, Node>;
}

/** The name under which the document's schemas refer to each other. */
export const SCHEMA_ID = 'box';

const loaded = new Map<string, Document>();

/** Whether a value is a JSON object. */
export function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * OpenAPI 3.0 says `nullable` where JSON Schema has a type `null`. In a composition it may stand in
 * a member of its own, and means the whole.
 */
function withNull(schema: Node): Node {
	const { nullable, allOf, ...rest } = schema;
	const members: unknown[] = Array.isArray(allOf) ? allOf : [];
	const marks = members.filter((each) => isNode(each) && isNullOnly(each));
	const composed =
		allOf === undefined ? {} : { allOf: members.filter((each) => !marks.includes(each)) };
	const whole = { ...rest, ...composed };
	return nullable === true || marks.length > 0 ? { anyOf: [{ type: 'null' }, whole] } : whole;
}

/** What `{nullable: true}` alone becomes. */
function isNullOnly({ anyOf, ...rest }: Node): boolean {
	const other: unknown = Array.isArray(anyOf) ? anyOf[1] : undefined;
	return Object.keys(rest).length === 0 && isNode(other) && Object.keys(other).length === 0;
}

/** Box's variants are told apart by a discriminator; by their schemas alone several of them may fit. */
function nameOf(key: string): string {
	return key === 'oneOf' ? 'anyOf' : key;
}

function normalized(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(normalized);
	if (!isNode(value)) return value;
	const copy: Node = {};
	for (const [key, each] of Object.entries(value)) {
		if (key === 'example' || key === 'description') {
			// Texts, unless it is a property that has this name.
			if (isNode(each) && key === 'description') copy[key] = normalized(each);
			continue;
		}
		const isReference = key === '$ref' && typeof each === 'string';
		copy[nameOf(key)] = isReference ? `${SCHEMA_ID}${each}` : normalized(bounded(key, each));
	}
	return withNull(withoutMisspelt(copy));
}

/** A property's schema, without the least length of a list that may be empty. */
function bounded(key: string, schema: unknown): unknown {
	if (!MAY_BE_EMPTY.has(key) || !isNode(schema)) return schema;
	const { minItems: _, allOf, ...rest } = schema;
	return Array.isArray(allOf) ? { ...rest, allOf: allOf.map((each) => bounded(key, each)) } : rest;
}

/** The document requires a property `accessed` of shared links that it calls `access` elsewhere. */
function withoutMisspelt(schema: Node): Node {
	const { required, properties } = schema;
	if (!Array.isArray(required) || !isNode(properties)) return schema;
	return { ...schema, required: required.filter((each) => String(each) in properties) };
}

function nodes(value: unknown): Record<string, Node> {
	if (!isNode(value)) return {};
	return Object.fromEntries(
		Object.entries(value).filter((entry): entry is [string, Node] => isNode(entry[1])),
	);
}

function read(document: Node): Document {
	const parsed = nodes(normalized(document));
	const paths = Object.entries(nodes(parsed.paths)).map(([key, each]) => [key, nodes(each)]);
	const schemas = nodes(parsed.components?.schemas);
	openLists(schemas);
	return { paths: Object.fromEntries(paths), schemas };
}

/** One document of all that there are at the path; no two of them have a path in common. */
function readAll(path: string): Document {
	const documents = filesOf(path).map((file) => {
		const { paths, schemas } = read(inlined(file.text));
		const named = Object.entries(schemas).map(([name, each]) => [name + file.version, each]);
		return { paths, schemas: Object.fromEntries(named) as Document['schemas'] };
	});
	return {
		paths: Object.assign({}, ...documents.map(({ paths }) => paths)) as Document['paths'],
		schemas: Object.assign({}, ...documents.map(({ schemas }) => schemas)) as Document['schemas'],
	};
}

/** Reads the document at that path and those of versions beside it, once for the process. */
export function loadDocument(path: string): Document {
	const known = loaded.get(path) ?? readAll(path);
	loaded.set(path, known);
	return known;
}
