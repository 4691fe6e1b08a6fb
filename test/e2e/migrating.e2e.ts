import type { INodeTypeDescription } from 'n8n-workflow';

import { joined } from '../../nodes/Box/framework/methods';
import { methodsOf } from '../../nodes/Box/framework/properties';
import { resources } from '../../nodes/Box/resources';
import {
	box,
	listOptions,
	operations,
	operationsOf,
	trigger,
	type PlacedProperty,
} from '../contract/properties';
import { read } from '../contract/sources';
import { builtInNode, choicesOf, isField, parametersOf } from './support/builtIn';
import { mappingsIn, pathAndValue, type Named } from './support/migrating';

/** The trigger has no operations: its tables are under its own name, here and in n8n. */
const TRIGGER = 'boxTrigger';

const nameOf = ({ resource, operation }: { resource: string; operation: string }) =>
	`${resource}:${operation}`;

const mappings = mappingsIn(read('docs/migrating.md'));
const tablesOf = (name: string) => mappings.filter(({ section }) => section.includes(name));

/** The lines about operations, in the one table that is about no operation itself. */
const operationLines = mappings.filter(({ section }) => section.length === 0);

/** Which of our operations stand for those of the built-in node. */
const counterparts = new Map(
	operationLines.map(({ theirs: [name = ''], ours }) => [name, ours[0]?.operation]),
);

/** Our parameters that a name can mean: those of the operation that it says, or else of the section's. */
function oursFor({ operation }: Named, section: string[]) {
	const names = operation ? [operation] : section.map((name) => counterparts.get(name) ?? name);
	return names.flatMap((name) =>
		name === TRIGGER ? parametersOf(trigger) : parametersOf(box, name).map(withLoaded),
	);
}

const { loadOptions } = joined(methodsOf(resources));

/** A parameter with the choices that the editor asks the node for. */
function withLoaded(parameter: PlacedProperty): PlacedProperty {
	const { property } = parameter;
	const offered = loadOptions[String(property.typeOptions?.loadOptionsMethod)];
	if (!offered) return parameter;
	return { ...parameter, property: { ...property, options: offered(() => undefined) } };
}

/** Whether there is what a document names. */
function exists(named: Named, section: string[]): boolean {
	const { operation, path, value } = named;
	if (path === undefined) return operations.map(nameOf).includes(operation ?? '');
	const found = oursFor(named, section).filter((parameter) => parameter.path === path);
	return found.some((field) => value === undefined || choicesOf(field).includes(value));
}

/** The fields of a built-in operation, or of the trigger, with the values that can be chosen. */
function required(description: INodeTypeDescription, name: string) {
	const parameters = parametersOf(description, name === TRIGGER ? undefined : name);
	return parameters
		.filter(isField)
		.map((field) => ({ path: field.path, choices: choicesOf(field) }));
}

/** What a document does not map of a built-in operation. */
function missing(description: INodeTypeDescription, name: string): string[] {
	const lines = tablesOf(name);
	return required(description, name).flatMap(({ path, choices }) => {
		const line = lines.find(({ theirs }) => theirs.includes(path));
		if (!line) return [`${name} ${path}`];
		const same = line.ours.flatMap((named) =>
			oursFor(named, line.section)
				.filter((field) => field.path === named.path)
				.flatMap(choicesOf),
		);
		return choices
			.map((choice) => ({ choice, code: `${path}=${choice}` }))
			.filter(({ choice, code }) => {
				const isMapped = lines.some(({ theirs }) => theirs.includes(code));
				return !isMapped && !same.includes(choice);
			})
			.map(({ code }) => `${name} ${code}`);
	});
}

/** What the editor calls fields and choices, if a line has other words for them. */
function otherWords(parameters: PlacedProperty[], named: Named[], line: string): string[] {
	return named.flatMap(({ path, value }) => {
		const field = parameters.find((parameter) => parameter.path === path);
		const choice = field && listOptions(field.property).find((each) => each.value === value);
		const word = choice?.name ?? field?.property.displayName ?? '';
		return line.includes(word) ? [] : [`${word}: ${line}`];
	});
}

let theirBox: INodeTypeDescription;
let theirTrigger: INodeTypeDescription;

beforeAll(async () => {
	theirBox = await builtInNode('box');
	theirTrigger = await builtInNode(TRIGGER);
});

describe('docs/migrating.md', () => {
	test('maps every operation of the built-in node, and no others', () => {
		const mapped = operationLines.flatMap(({ theirs }) => theirs);
		expect(mapped.sort()).toEqual(operationsOf(theirBox).map(nameOf).sort());
	});

	test('maps every field of each operation, and every choice', () => {
		const names = operationsOf(theirBox).map(nameOf);
		expect(names.flatMap((name) => missing(theirBox, name))).toEqual([]);
	});

	test('maps every field and event of the built-in trigger', () => {
		expect(missing(theirTrigger, TRIGGER)).toEqual([]);
	});

	test('names nothing that the built-in nodes do not have', () => {
		const unknown = mappings.filter(({ section, theirs }) => {
			const fields = section.flatMap((name) =>
				required(name === TRIGGER ? theirTrigger : theirBox, name),
			);
			return theirs.map(pathAndValue).some(({ path, value }) => {
				const isThere = (field: (typeof fields)[number]) =>
					field.path === path && (value === undefined || field.choices.includes(value));
				return section.length > 0 && !fields.some(isThere);
			});
		});
		expect(unknown.map(({ line }) => line)).toEqual([]);
	});

	test('calls fields and choices as the editor does', () => {
		const wrong = mappings.flatMap(({ section, theirs, ours, line }) => [
			...section.flatMap((name) => {
				const parameters =
					name === TRIGGER ? parametersOf(theirTrigger) : parametersOf(theirBox, name);
				return otherWords(parameters, theirs.map(pathAndValue), line);
			}),
			...ours.flatMap((named) => otherWords(oursFor(named, section), [named], line)),
		]);
		expect(wrong).toEqual([]);
	});

	test('names counterparts that there are, and one for everything', () => {
		const wrong = mappings.filter(({ section, theirs, ours }) => {
			const place = section.length > 0 ? section : theirs;
			return ours.length === 0 || !ours.every((named) => exists(named, place));
		});
		expect(wrong.map(({ line }) => line)).toEqual([]);
	});
});
