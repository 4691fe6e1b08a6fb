import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';

import {
	allProperties,
	collectionEntries,
	listOptions,
	propertiesFor,
	type PlacedProperty,
} from '../../contract/properties';
import { n8nToTest } from './install';

/** The description of a node that n8n brings along, such as `box`. */
export async function builtInNode(name: string): Promise<INodeTypeDescription> {
	const { folder } = await n8nToTest();
	const file = join(folder, 'node_modules/n8n-nodes-base/dist/types/nodes.json');
	const all = JSON.parse(readFileSync(file, 'utf8')) as INodeTypeDescription[];
	const found = all.find((description) => description.name === name);
	if (!found) throw new Error(`n8n has no node ${name}`);
	return found;
}

/** What chooses among operations is no field of one. */
const SELECTORS = ['resource', 'operation'];

/**
 * All parameters of an operation, or of a whole node, those inside collections too.
 *
 * @param operation such as `file:copy`
 */
export function parametersOf(
	description: INodeTypeDescription,
	operation?: string,
): PlacedProperty[] {
	const [resource = '', name] = operation?.split(':') ?? [];
	const properties =
		operation === undefined ? description.properties : propertiesFor(description, resource, name);
	return allProperties({ properties }).filter(({ path }) => !SELECTORS.includes(path));
}

/** Whether a parameter has a value of its own, and is not a collection of others. */
export function isField({ property }: PlacedProperty): boolean {
	return collectionEntries(property).length === 0;
}

/** What can be chosen in a field, as texts. */
export function choicesOf({ property }: PlacedProperty): string[] {
	return listOptions(property).map(({ value }) => String(value));
}
