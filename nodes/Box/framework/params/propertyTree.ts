import type { INodeProperties } from 'n8n-workflow';

/** A property by its dotted name, and where it stands. */
export interface Placed {
	property: INodeProperties;
	/** The properties beside it, which may decide whether it is shown. */
	siblings: readonly INodeProperties[];
	/** What stands before its name: `options.`. */
	prefix: string;
	/** As errors call it: `Password`, or in a row `In Folders › Folder 2`. */
	label: string;
}

/** What was found, as it is asked for again for each item, and for each trigger of a process. */
const memory = new WeakMap<readonly INodeProperties[], Map<string, Placed | undefined>>();

/** The property of a name such as `options.password` or `filters.metadata.rows[0].key`. */
export function findProperty(
	properties: readonly INodeProperties[],
	name: string,
): Placed | undefined {
	// Of rows there may be any number.
	if (name.includes('[')) return search(properties, name);
	const known = memory.get(properties) ?? new Map<string, Placed | undefined>();
	memory.set(properties, known);
	if (!known.has(name)) known.set(name, search(properties, name));
	return known.get(name);
}

function search(properties: readonly INodeProperties[], name: string): Placed | undefined {
	const steps = name.split('.');
	let siblings = properties;
	let prefix = '';
	for (const [index, step] of steps.entries()) {
		const property = siblings.find((candidate) => candidate.name === step);
		if (!property) return undefined;
		const { displayName } = property;
		if (index === steps.length - 1) return { property, siblings, prefix, label: displayName };
		const rows = rowsOf(property, steps[index + 1] ?? '');
		if (!rows) {
			siblings = (property.options ?? []).filter(isProperty);
			prefix += `${step}.`;
			continue;
		}
		const inner = steps.slice(index + 2).join('.');
		if (inner === '') return { property, siblings, prefix, label: displayName };
		const placed = findProperty(rows.properties, inner);
		if (!placed) return undefined;
		return {
			...placed,
			prefix: `${prefix}${step}.${steps[index + 1]}.${placed.prefix}`,
			label: rowLabel(displayName, placed.label, rows.row),
		};
	}
	return undefined;
}

/** What each row of a collection holds, if the step leads to one: `folders[2]`. */
function rowsOf({ type, options = [] }: INodeProperties, step: string) {
	if (type !== 'fixedCollection') return undefined;
	const [, group, row] = /^(\w+)(?:\[(\d+)\])?$/.exec(step) ?? [];
	const found = options.find((option) => 'values' in option && option.name === group);
	if (!found || !('values' in found)) return undefined;
	return { properties: found.values, row: row === undefined ? undefined : Number(row) };
}

/** A field of a row as errors call it: `In Folders › Folder 2`. */
export function rowLabel(label: string, displayName: string, row: number | undefined): string {
	return `${label} › ${displayName}${row === undefined ? '' : ` ${row + 1}`}`;
}

/** Whether what a collection offers is a field, and no choice of a list. */
export function isProperty(option: object): option is INodeProperties {
	return 'type' in option;
}

/** The names of all fields that hold a secret, those in collections and rows too. */
export function secretNames(properties: readonly INodeProperties[]): Set<string> {
	return new Set(properties.flatMap((property) => [...secretsIn(property)]));
}

function* secretsIn({ name, typeOptions, options = [] }: INodeProperties): Generator<string> {
	if (typeOptions?.password) yield name;
	for (const option of options) {
		if ('values' in option) for (const inner of option.values) yield* secretsIn(inner);
		else if (isProperty(option)) yield* secretsIn(option);
	}
}

/** Whether there is a property of that display name, in collections too. */
export function hasProperty(properties: readonly INodeProperties[], displayName: string): boolean {
	return properties.some(
		(property) =>
			property.displayName === displayName ||
			hasProperty((property.options ?? []).filter(isProperty), displayName),
	);
}
