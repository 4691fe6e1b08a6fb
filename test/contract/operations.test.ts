import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { resources } from '../../nodes/Box/resources';
import { box, listOptions } from './properties';
import { operations } from './schemas/files';

const { properties } = box;

const byName = (name: string) => properties.filter((property) => property.name === name);

const values = (property: INodeProperties | undefined) =>
	property ? listOptions(property).map(({ value }) => value) : [];

const shownFor = (name: string, resource: string) =>
	byName(name).filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource));

const inRepository = (...path: string[]) => join(__dirname, '../..', ...path);

const unique = (list: unknown[]) => new Set(list).size === list.length;

it('offers the resources there are', () => {
	const [selector, ...others] = byName('resource');
	expect(others).toEqual([]);
	expect(new Set(values(selector))).toEqual(new Set(resources.map(({ value }) => value)));
	expect(values(selector)).toContain(selector?.default);
});

describe.each(resources)('the resource $name', (resource) => {
	it('offers the operations there are, and one of them at first', () => {
		const [selector, ...others] = shownFor('operation', resource.value);
		expect(others).toEqual([]);
		expect(new Set(values(selector))).toEqual(
			new Set(resource.operations.map(({ value }) => value)),
		);
		expect(values(selector)).toContain(resource.default);
		expect(selector?.default).toBe(resource.default);
	});

	it('names each operation once', () => {
		expect(unique(resource.operations.map(({ value }) => value))).toBe(true);
		expect(unique(resource.operations.map(({ name }) => name))).toBe(true);
		expect(unique(resource.operations.map(({ action }) => action))).toBe(true);
	});

	it('has operations whose fields have names of their own', () => {
		for (const { fields, value } of resource.operations) {
			const names = fields.map(({ name }) => name);
			expect({ value, unique: unique(names) }).toEqual({ value, unique: true });
		}
	});
});

describe.each(operations)('$resource:$operation', ({ resource, operation }) => {
	it('has a file of its own', () => {
		expect(existsSync(inRepository('nodes/Box/resources', resource, `${operation}.ts`))).toBe(true);
	});

	it("is run in n8n's engine by a test of its own", () => {
		const file = inRepository('test/operations', resource, `${operation}.test.ts`);
		expect(existsSync(file) ? file : `${file} is missing`).toBe(file);
		expect(readFileSync(file, 'utf8')).toMatch(
			new RegExp(
				`\\brun(Node)?\\((\\s*)'${resource}',\\s*'${operation}'|operation: '${operation}'`,
			),
		);
	});

	it('is worded as n8n words operations', () => {
		const { action, description, name } = found(resource, operation);
		expect(name).toMatch(/^([A-Z][a-z]*)( [A-Z][a-z]*)*$/);
		expect(action).toMatch(/^[A-Z][^A-Z]*$/);
		expect(description).toMatch(/^[A-Z].*[^.]$/);
		expect(description).not.toBe(name);
	});
});

function found(resource: string, operation: string) {
	const selector = shownFor('operation', resource)[0];
	const option = selector && listOptions(selector).find(({ value }) => value === operation);
	if (!option) throw new Error(`${resource}:${operation} is not offered`);
	return { name: option.name, action: option.action, description: option.description };
}
