import type { INodeProperties } from 'n8n-workflow';

import { isMeant } from './isMeant';
import { isProperty, rowLabel } from './propertyTree';
import { isEmptyLocator } from './reference';
import type { Values } from './values';

/** A field, and where it stands. */
interface Place {
	field: INodeProperties;
	/** Its name, with the collections above it: `options.asUser`. */
	name: string;
	/** As errors call it. */
	label: string;
}

/**
 * Evaluates all fields of a node or an operation that are shown, those in collections too, so that
 * each expression that gives nothing is found before anything is done.
 *
 * @throws InputError
 */
export function requireValues(values: Values, fields: readonly INodeProperties[]): void {
	const shown = fields.filter((field) => isShown(values, field, fields, ''));
	for (const field of shown) {
		visit(values, { field, name: field.name, label: field.displayName });
	}
}

function visit(values: Values, { field, name, label }: Place): void {
	if (!values.isSet(name)) return;
	switch (field.type) {
		case 'collection':
			return visitCollection(values, field, name);
		case 'fixedCollection':
			return visitRows(values, field, name, label);
		case 'resourceLocator':
			return visitLocator(values, name, label);
		case 'resourceMapper':
			return visitMapper(values, name, label);
		default:
			values.value(name, label);
	}
}

/** A locator is an object; an AI agent, or JSON written by hand, may have a text instead. */
function visitLocator(values: Values, name: string, label: string): void {
	const inner = `${name}.value`;
	const place = values.isSet(inner) ? inner : name;
	if (isEmptyLocator(values.value(place, label))) values.refuseExpression(place, label);
	values.requireParts(place, label);
}

/** The values of a template's fields, by the fields' own names. */
function visitMapper(values: Values, name: string, label: string): void {
	values.value(name, label);
	const mapped = values.value(`${name}.value`, label);
	if (typeof mapped !== 'object' || mapped === null) return;
	for (const key of Object.keys(mapped)) {
		values.requireFilled(`${name}.value[${JSON.stringify(key)}]`, `${label} › ${key}`);
	}
}

function visitCollection(values: Values, { options = [] }: INodeProperties, name: string): void {
	const fields = options.filter(isProperty);
	for (const field of fields) {
		const inner = `${name}.${field.name}`;
		if (!values.isSet(inner) || !isShown(values, field, fields, `${name}.`)) continue;
		visit(values, { field, name: inner, label: field.displayName });
	}
}

function visitRows(
	values: Values,
	{ options = [] }: INodeProperties,
	name: string,
	label: string,
): void {
	for (const group of options) {
		if (!('values' in group)) continue;
		const rows = values.value(`${name}.${group.name}`, label);
		const count = Array.isArray(rows) ? rows.length : 0;
		for (let row = 0; row < count; row++) {
			for (const field of group.values) {
				visit(values, {
					field,
					name: `${name}.${group.name}[${row}].${field.name}`,
					label: rowLabel(label, field.displayName, row),
				});
			}
		}
	}
}

/**
 * Whether a field is shown with the values that the others have for this item: n8n knows no more
 * than that one of them is an expression, and takes the field for shown.
 */
export function isShown(
	values: Values,
	{ displayOptions }: INodeProperties,
	siblings: readonly INodeProperties[],
	prefix: string,
): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, wanted]) => {
		const other = siblings.find((sibling) => sibling.name === name);
		if (!other || !wanted) return true;
		const value = values.value(prefix + name, other.displayName) ?? other.default;
		return wanted.some((each) => isMeant(each, value));
	});
}
