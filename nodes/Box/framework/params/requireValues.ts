import type { INodeProperties } from 'n8n-workflow';

import { describe } from '../errors/describe';
import { InputError } from '../errors/inputError';
import { isEmptyLocator } from '../references/reference';
import { isShown } from './isShown';
import { isProperty, rowLabel, type Placed } from './propertyTree';
import type { Values } from './values';

/**
 * Evaluates all fields of a node or an operation that are shown, those in collections too, so that
 * each expression that gives nothing is found before anything is done.
 *
 * @throws InputError
 */
export function requireValues(values: Values, fields: readonly INodeProperties[]): void {
	new Visit(values, fields).all(fields, '', ({ displayName }) => displayName);
}

/** A mapping of the input's values by their names. */
const AUTOMATIC = 'autoMapInputData';

class Visit {
	constructor(
		private readonly values: Values,
		private readonly root: readonly INodeProperties[],
	) {}

	/** @param labelOf how errors call a field */
	all(
		siblings: readonly INodeProperties[],
		prefix: string,
		labelOf: (field: INodeProperties) => string,
	): void {
		for (const property of siblings) {
			if (!this.values.isSet(prefix + property.name)) continue;
			const placed = { property, siblings, prefix, label: labelOf(property) };
			if (isShown(this.values, placed, this.root)) this.one(placed, labelOf);
		}
	}

	private one(placed: Placed, labelOf: (field: INodeProperties) => string): void {
		const { property, label } = placed;
		const name = placed.prefix + property.name;
		switch (property.type) {
			case 'collection':
				return this.all((property.options ?? []).filter(isProperty), `${name}.`, labelOf);
			case 'fixedCollection':
				return this.rows(property, name, label);
			case 'resourceLocator':
				return this.locator(name, label);
			case 'resourceMapper':
				return this.mapper(name, label);
			default:
				this.values.value(name, label);
		}
	}

	/** A locator is an object; an AI agent, or JSON written by hand, may have a text instead. */
	private locator(name: string, label: string): void {
		const { values } = this;
		const inner = `${name}.value`;
		const place = values.isSet(inner) ? inner : name;
		if (isEmptyLocator(values.value(place, label))) values.refuseExpression(place, label);
		values.requireParts(place, label);
	}

	/**
	 * The values of a template's fields, by the fields' own names. n8n takes anything for a mapping;
	 * without values in it, what was meant would not be done.
	 */
	private mapper(name: string, label: string): void {
		const { values } = this;
		const mapper = values.stored(name);
		if (!isObject(mapper) || !('mappingMode' in mapper || 'value' in mapper)) {
			refuseMapping(label, mapper);
		}
		// The input's values are taken then; what was mapped before may still be there.
		if ('mappingMode' in mapper && mapper.mappingMode === AUTOMATIC) return;
		const inner = `${name}.value`;
		const mapped = values.stored(inner);
		if (isObject(mapped)) {
			for (const key of Object.keys(mapped)) {
				values.requireFilled(`${inner}[${JSON.stringify(key)}]`, `${label} › ${key}`);
			}
		} else if (mapped !== null && !isObject(values.value(inner, label))) {
			refuseMapping(label, values.value(inner, label));
		}
	}

	private rows({ options = [] }: INodeProperties, name: string, label: string): void {
		for (const group of options) {
			if (!('values' in group)) continue;
			const inner = `${name}.${group.name}`;
			const rows = this.values.stored(inner);
			const count = Array.isArray(rows) ? rows.length : 0;
			for (let row = 0; row < count; row++) {
				this.all(group.values, `${inner}[${row}].`, ({ displayName }) =>
					rowLabel(label, displayName, row),
				);
			}
		}
	}
}

function refuseMapping(label: string, given: unknown): never {
	throw new InputError(
		`'${label}' does not map values to fields: it is ${describe(given)}`,
		'Map each field by itself. Each may have an expression of its own.',
	);
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
