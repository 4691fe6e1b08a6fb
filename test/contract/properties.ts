import { basename, join } from 'node:path';

import type {
	INodeType,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import manifest from '../../package.json';
import { ROOT } from './sources';

type Entry = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** A parameter and where it stands: `file.upload.options.description`. */
export interface PlacedProperty {
	path: string;
	property: INodeProperties;
	/** Whether the user adds it to a collection, so that it may be without a value. */
	optional: boolean;
}

/** One operation as the editor offers it. */
export interface OfferedOperation {
	resource: string;
	operation: string;
	name: string;
	/** Empty if it has none. */
	action: string;
	description: string;
}

/** The descriptions of all nodes of the package. */
export const descriptions = manifest.n8n.nodes.map(load);

export const box = described('box');

export const trigger = described('boxTrigger');

/** Every operation of the Box node. */
export const operations = operationsOf(box);

/** The operations of a node, in the order in which the editor lists them. */
export function operationsOf({ properties }: INodeTypeDescription): OfferedOperation[] {
	const resources = properties.filter(({ name }) => name === 'resource').flatMap(listOptions);
	return resources.flatMap(({ value: resource }) =>
		properties
			.filter((property) => property.name === 'operation' && isShownFor(property, String(resource)))
			.flatMap(listOptions)
			.map(({ value, name, action = '', description = '' }) => ({
				resource: String(resource),
				operation: String(value),
				name,
				action,
				description,
			})),
	);
}

/** Whether a parameter is shown for a resource, and for an operation of it if that is named. */
export function isShownFor(
	{ displayOptions }: INodeProperties,
	resource: string,
	operation?: string,
): boolean {
	const { show = {}, hide = {} } = displayOptions ?? {};
	const selected: Record<string, string | undefined> = { resource, operation };
	return Object.entries(selected).every(
		([name, value]) =>
			value === undefined ||
			((show[name]?.includes(value) ?? true) && !hide[name]?.includes(value)),
	);
}

/** All parameters of a node, those inside collections too. */
export function allProperties({ name, properties }: INodeTypeDescription): PlacedProperty[] {
	return properties.flatMap((property) => below([name, ...shownFor(property)], property, false));
}

/** The options of a list; none for parameters of other types. */
export function listOptions({ type, options = [] }: INodeProperties): INodePropertyOptions[] {
	return type === 'options' || type === 'multiOptions' ? options.filter(isOption) : [];
}

/** The fields of a collection, or the groups of a fixed collection. */
export function collectionEntries({
	type,
	options = [],
}: INodeProperties): Array<INodeProperties | INodePropertyCollection> {
	if (type !== 'collection' && type !== 'fixedCollection') return [];
	return options.flatMap((option) => (isOption(option) ? [] : [option]));
}

function below(path: string[], property: INodeProperties, optional: boolean): PlacedProperty[] {
	const here = [...path, property.name];
	const deeper = collectionEntries(property).flatMap((entry) =>
		'values' in entry
			? entry.values.flatMap((value) => below([...here, entry.name], value, false))
			: below(here, entry, true),
	);
	return [{ path: here.join('.'), property, optional }, ...deeper];
}

function shownFor({ displayOptions }: INodeProperties): string[] {
	const { resource = [], operation = [] } = displayOptions?.show ?? {};
	return [...resource, ...operation].filter((value) => typeof value === 'string');
}

function isOption(entry: Entry): entry is INodePropertyOptions {
	return 'value' in entry;
}

/** A node's description, by the path that the manifest has for it. */
function load(path: string): INodeTypeDescription {
	// With its ending: without it some loaders find the codex file, which ends in .json.
	const source = path.replace(/^dist\//, '').replace(/\.js$/, '.ts');
	const exported = require(join(ROOT, source)) as Record<string, new () => INodeType>;
	const Node = exported[basename(source, '.node.ts')];
	if (!Node) throw new Error(`${source} does not export the node it is named after`);
	return new Node().description;
}

function described(name: string): INodeTypeDescription {
	const found = descriptions.find((description) => description.name === name);
	if (!found) throw new Error(`There is no node ${name}`);
	return found;
}
