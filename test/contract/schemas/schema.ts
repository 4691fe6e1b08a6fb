/**
 * The part of JSON Schema that n8n's editor reads to preview a node's output. It takes `type` as one
 * word, so that null beside another type is said with `nullable`.
 */
export interface Schema {
	type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
	nullable?: true;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** The schema of a value. */
export function schemaOf(value: unknown): Schema {
	if (value === null) return { type: 'null' };
	if (Array.isArray(value)) {
		const items = value.map(schemaOf);
		return items.length > 0 ? { type: 'array', items: items.reduce(union) } : { type: 'array' };
	}
	if (typeof value === 'object') {
		const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
		return { type: 'object', properties: mapped(entries, schemaOf) };
	}
	if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
	if (typeof value === 'string') return { type: 'string' };
	if (typeof value === 'boolean') return { type: 'boolean' };
	throw new Error(`JSON has no ${typeof value}`);
}

/** The schema that both values of `a` and values of `b` satisfy. */
export function union(a: Schema, b: Schema): Schema {
	if (a.type === 'null') return b.type === 'null' ? b : { ...b, nullable: true };
	if (b.type === 'null') return { ...a, nullable: true };
	const nullable = a.nullable || b.nullable ? { nullable: true as const } : {};
	if (a.type !== b.type) return { type: commonType(a, b), ...nullable };
	const items = a.items && b.items ? union(a.items, b.items) : (a.items ?? b.items);
	return {
		type: a.type,
		...nullable,
		...(a.properties && { properties: united(a.properties, b.properties ?? {}) }),
		...(items && { items }),
	};
}

/** The same schema, but with no other keys than those it names. */
export function closed(schema: Schema): object {
	return {
		...schema,
		...(schema.items && { items: closed(schema.items) }),
		...(schema.properties && {
			properties: mapped(Object.entries(schema.properties), closed),
			additionalProperties: false,
		}),
	};
}

function united(a: Record<string, Schema>, b: Record<string, Schema>): Record<string, Schema> {
	const merged = { ...a };
	for (const [key, schema] of Object.entries(b)) {
		const other = merged[key];
		merged[key] = other ? union(other, schema) : schema;
	}
	return merged;
}

function mapped<From, To>(
	entries: Array<[string, From]>,
	map: (value: From) => To,
): Record<string, To> {
	return Object.fromEntries(entries.map(([key, value]) => [key, map(value)]));
}

function commonType(a: Schema, b: Schema): Schema['type'] {
	const isNumber = ({ type }: Schema) => type === 'number' || type === 'integer';
	if (isNumber(a) && isNumber(b)) return 'number';
	throw new Error(`A value is ${a.type} in one place and ${b.type} in another`);
}
