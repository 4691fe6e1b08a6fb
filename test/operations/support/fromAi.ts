import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	NodeParameterValueType,
} from 'n8n-workflow';

import { box, collectionEntries, listOptions, propertiesFor } from '../../contract/properties';
import type { RunOperation } from './box';

/** How a model writes the items that fields choose. */
export type Naming = 'id' | 'url' | 'path';

/** The parameters of an operation with `$fromAI` in each field, and what a model gives for them. */
interface Given {
	parameters: INodeParameters;
	values: IDataObject;
}

/**
 * Runs an operation as an AI agent does: each field that is set gets its value from `$fromAI`, which
 * reads it from the input. A model gives nearly everything as text.
 *
 * https://docs.n8n.io/advanced-ai/examples/using-the-fromai-function/
 *
 * @param paths of items, by their IDs
 */
export function asModel(
	[resource, operation]: [resource: string, operation: string],
	run: RunOperation,
	naming: Naming,
	paths: Record<string, string>,
): RunOperation {
	const fields = propertiesFor(box, resource, operation);
	return async (parameters = {}, rest = {}) => {
		const { values, parameters: asked } = new Writer(naming, paths).write(fields, parameters);
		const [{ json = {}, ...files } = {}, ...others] = rest.input ?? [];
		return await run(asked, {
			...rest,
			input: [{ ...files, json: { ...json, ...values } }, ...others],
		});
	};
}

class Writer {
	private readonly values: IDataObject = {};

	constructor(
		private readonly naming: Naming,
		private readonly paths: Record<string, string>,
	) {}

	write(fields: readonly INodeProperties[], parameters: INodeParameters): Given {
		return { parameters: this.all(fields, parameters), values: this.values };
	}

	private all(fields: readonly INodeProperties[], given: INodeParameters): INodeParameters {
		const entries = Object.entries(given).map(([name, value]) => {
			// Fields of one name that are shown at different times are of one type.
			const field = fields.find((each) => each.name === name);
			return [name, field ? this.one(field, value) : value];
		});
		return Object.fromEntries(entries) as INodeParameters;
	}

	private one(field: INodeProperties, value: NodeParameterValueType): unknown {
		// What comes from the input in the sample comes from there still.
		if (field.noDataExpression || isFromInput(value)) return value;
		if (isObject(value)) {
			switch (field.type) {
				case 'collection':
					return this.all(collectionEntries(field) as INodeProperties[], value);
				case 'fixedCollection':
					return this.rows(field, value);
				case 'resourceLocator':
					return { ...value, mode: 'id', value: this.ask(field, this.named(field, value)) };
			}
		}
		return this.ask(field, asText(field, value));
	}

	private rows(field: INodeProperties, given: INodeParameters): INodeParameters {
		const groups = Object.entries(given).map(([name, rows]) => {
			const group = collectionEntries(field).find((each) => each.name === name);
			const fields = group && 'values' in group ? group.values : [];
			return [name, (rows as INodeParameters[]).map((row) => this.all(fields, row))];
		});
		return Object.fromEntries(groups) as INodeParameters;
	}

	/** An item by what is asked for, if it can be named so. */
	private named({ modes = [] }: INodeProperties, { value }: INodeParameters): string {
		const id = String(value);
		const url = modes.find(({ name }) => name === 'url')?.placeholder;
		if (this.naming === 'url' && url && /^\d+$/.test(id)) {
			return url.replace(/^e\.g\. /, '').replace(/\d{5,}/, id);
		}
		const hasPath = modes.some(({ name }) => name === 'path');
		return (this.naming === 'path' && hasPath && this.paths[id]) || id;
	}

	/** The expression that the editor writes, and the value for it. */
	private ask({ displayName }: INodeProperties, value: unknown): string {
		const key = `${displayName.replace(/[^A-Za-z0-9]+/g, '_')}_${Object.keys(this.values).length}`;
		this.values[key] = value as string;
		return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, 'string') }}`;
	}
}

/** A value as a model writes it. */
function asText(field: INodeProperties, value: NodeParameterValueType): unknown {
	const { type } = field;
	if (typeof value === 'boolean') return value ? 'True' : 'false';
	if (typeof value === 'number') return String(value);
	if (typeof value === 'object') return JSON.stringify(value);
	// A choice is written as people read it.
	if (type === 'options') return listOptions(field).find((each) => each.value === value)?.name;
	return value;
}

function isFromInput(value: unknown): boolean {
	return JSON.stringify(value)?.includes('"={{') ?? false;
}

function isObject(value: unknown): value is INodeParameters {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
