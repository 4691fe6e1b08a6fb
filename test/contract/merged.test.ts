import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type NodeParameterValue,
} from 'n8n-workflow';

import { BoxApi } from '../../credentials/BoxApi.credentials';
import { BoxJwtApi } from '../../credentials/BoxJwtApi.credentials';
import { BY_CODE, BY_STATUS } from '../../nodes/Box/framework/errors/boxErrors';
import { hasProperty, isProperty } from '../../nodes/Box/framework/params/propertyTree';
import { requestOptions } from '../../nodes/Box/framework/requestOptions';
import { resources } from '../../nodes/Box/resources';
import { box, listOptions } from './properties';

const all = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.entries(operations).map(([value, operation]) => ({ resource, value, operation })),
);

/** The Box node as the editor has it, with these parameters. */
function nodeWith(parameters: INodeParameters): INode {
	return { id: '1', name: 'Box', type: box.name, typeVersion: 1, position: [0, 0], parameters };
}

/** What the editor shows with these parameters, and what it offers in collections. */
function shown(
	properties: readonly INodeProperties[],
	parameters: INodeParameters,
	values: INodeParameters = parameters,
): INodeProperties[] {
	return properties
		.filter((property) =>
			NodeHelpers.displayParameter(values, property, nodeWith(parameters), box, parameters),
		)
		.map((property) => {
			if (property.type !== 'collection') return property;
			const entries = (property.options ?? []).filter(isProperty);
			// As the editor begins a collection: without values of its own.
			const beside = Object.fromEntries(entries.map((entry) => [entry.name, entry.default]));
			return { ...property, options: shown(entries, parameters, beside) };
		});
}

const SELECTORS = ['resource', 'operation', '/resource', '/operation'];

/** A property without what chooses its resource and operation. */
function ownPart({ displayOptions, ...property }: INodeProperties): INodeProperties {
	const conditions = Object.entries(displayOptions?.show ?? {});
	const own = conditions.filter(([name]) => !SELECTORS.includes(name));
	return {
		...property,
		...(property.type === 'collection'
			? { options: (property.options ?? []).filter(isProperty).map(ownPart) }
			: {}),
		...(own.length > 0 ? { displayOptions: { show: Object.fromEntries(own) } } : {}),
	};
}

/** All ways to set the fields that others depend on. */
function settings(fields: readonly INodeProperties[]): INodeParameters[] {
	const deciding = new Set(
		fields.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})),
	);
	let ways: INodeParameters[] = [{}];
	for (const field of fields.filter(({ name }) => deciding.has(name))) {
		const values: NodeParameterValue[] =
			field.type === 'boolean' ? [false, true] : listOptions(field).map(({ value }) => value);
		ways = ways.flatMap((way) => values.map((value) => ({ ...way, [field.name]: value })));
	}
	return ways;
}

/** A field's default as n8n stores it. */
function stored({ type, default: value }: INodeProperties): unknown {
	return type === 'resourceLocator' ? { __rl: true, ...(value as object) } : value;
}

/** The names of all fields of an operation, each as often as it is there. */
function namesOf(fields: readonly INodeProperties[]): string[] {
	return fields.flatMap(({ name, type, options = [] }) =>
		type === 'collection' ? options.filter(isProperty).map((option) => option.name) : [name],
	);
}

describe.each(all)('$resource:$value', ({ resource, value, operation }) => {
	const { fields, errors = {} } = operation;

	it('shows its own fields and no others, in their order', () => {
		for (const way of settings(fields)) {
			const parameters = { resource, operation: value, ...way };
			const names = ['authentication', 'resource', 'operation', requestOptions.name];
			const seen = shown(box.properties, parameters).filter(({ name }) => !names.includes(name));
			expect(seen.map(ownPart)).toEqual(shown(fields, parameters).map(ownPart));
		}
	});

	it('gets its own defaults from n8n', () => {
		const chosen = { resource, operation: value };
		const given = NodeHelpers.getNodeParameters(
			box.properties,
			chosen,
			true,
			false,
			nodeWith(chosen),
			box,
		);
		const own = Object.fromEntries(fields.map((field) => [field.name, field.default]));
		const first = shown(fields, { ...chosen, ...own });
		const defaults = Object.fromEntries(first.map((field) => [field.name, stored(field)]));
		expect(given).toEqual({
			...{ authentication: 'oAuth2', ...chosen, ...defaults },
			requestOptions: {},
		});
	});

	it('has no two fields of one name, in whichever groups', () => {
		const names = namesOf(fields);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	it('suggests fields that it has if something fails', () => {
		const own = Object.values(errors).map((said) =>
			typeof said === 'string' ? said : said.remedy,
		);
		const general = [...Object.values(BY_CODE), ...Object.values(BY_STATUS)]
			.flatMap(({ option }) => option ?? [])
			.filter(({ field }) => hasProperty(fields, field))
			.map(({ remedy }) => remedy);
		expect(unknownIn([...own, ...general], [...fields, requestOptions])).toEqual([]);
	});
});

it('names no field in a remedy that is for all operations', () => {
	const general = [...Object.values(BY_CODE), ...Object.values(BY_STATUS)];
	const known = [requestOptions, ...new BoxApi().properties];
	expect(
		unknownIn(
			general.map(({ remedy }) => remedy),
			known,
		),
	).toEqual([]);
	const withKey = general.flatMap(({ remedyWithKey }) => remedyWithKey ?? []);
	expect(withKey).not.toEqual([]);
	expect(unknownIn(withKey, [requestOptions, ...new BoxJwtApi().properties])).toEqual([]);
});

/** What remedies call by names that no property has, or look for in the options, where it is not. */
function unknownIn(remedies: string[], properties: readonly INodeProperties[]): string[] {
	const options = properties.filter(({ name }) => name === 'options' || name === 'requestOptions');
	return remedies.flatMap((remedy) =>
		[...remedy.matchAll(/'([^']+)'( in the options)?/g)].flatMap(([, name = '', isOption]) =>
			hasProperty(isOption ? options : properties, name) ? [] : [name],
		),
	);
}
