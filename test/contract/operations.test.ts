import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';

import { operationFiles } from '../operations/support/files';
import { box, isShownFor, listOptions, operations } from './properties';
import { ROOT } from './sources';
import { isSentence, isTitle } from './wording';

const SOURCES = 'nodes/Box/resources';
const TESTS = 'test/operations';

const byName = (name: string) => box.properties.filter((property) => property.name === name);

const resources = byName('resource').flatMap(listOptions);

const values = (property: INodeProperties | undefined) =>
	property ? listOptions(property).map(({ value }) => value) : [];

const unique = (list: unknown[]) => new Set(list).size === list.length;

const exists = (...path: string[]) => existsSync(join(ROOT, ...path));

it('has one list of resources, one of which is chosen at first', () => {
	const [selector, ...others] = byName('resource');
	expect(others).toEqual([]);
	expect(unique(values(selector))).toBe(true);
	expect(values(selector)).toContain(selector?.default);
});

describe.each(resources)('the resource $name', ({ name, value }) => {
	const resource = String(value);
	const offered = operations.filter((operation) => operation.resource === resource);

	it('has a name like a title, and a value that stands for it in expressions', () => {
		expect(isTitle(name)).toBe(true);
		expect(resource).toMatch(/^[a-z][A-Za-z0-9]*$/);
	});

	it('has one list of operations, one of which is chosen at first', () => {
		const [selector, ...others] = byName('operation').filter((list) => isShownFor(list, resource));
		expect(others).toEqual([]);
		expect(values(selector)).toContain(selector?.default);
	});

	it('names each operation once', () => {
		expect(unique(offered.map(({ operation }) => operation))).toBe(true);
		expect(unique(offered.map((each) => each.name))).toBe(true);
		expect(unique(offered.map(({ action }) => action))).toBe(true);
	});

	it("is tested in n8n's engine", () => {
		expect(exists(TESTS, resource, 'index.test.ts')).toBe(true);
	});
});

// Each of these files exports a sample: without it the test that takes it fails.
it('has tests for each operation, and for no other', () => {
	const tested = resources.flatMap(({ value }) =>
		operationFiles(join(ROOT, TESTS, String(value))).map(
			({ operation }) => `${value}:${operation}`,
		),
	);
	const offered = operations.map(({ resource, operation }) => `${resource}:${operation}`);
	expect([...new Set(tested)].sort()).toEqual(offered.sort());
});

describe.each(operations)('$resource:$operation', (offered) => {
	const { resource, operation, name, action, description } = offered;

	it('has a file of its own', () => {
		expect(exists(SOURCES, resource, `${operation}.ts`)).toBe(true);
	});

	it('is worded as n8n words operations', () => {
		expect({ name, isTitle: isTitle(name) }).toEqual({ name, isTitle: true });
		expect({ action, isSentence: isSentence(action) }).toEqual({ action, isSentence: true });
		expect(description).toMatch(/^[A-Z].*[^.]$/);
		expect(description).not.toBe(name);
	});

	it('has parameters whose names are their own among those shown with them', () => {
		const shown = box.properties
			.filter((property) => isShownFor(property, resource, operation))
			.map(({ name: parameter, displayOptions }) => {
				const { resource: _, operation: __, ...others } = displayOptions?.show ?? {};
				return JSON.stringify([parameter, others, displayOptions?.hide]);
			});
		expect(shown.filter((each, index) => shown.indexOf(each) !== index)).toEqual([]);
	});
});
