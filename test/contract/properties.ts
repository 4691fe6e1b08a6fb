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

/** A parameter of a node, at its top or inside a collection. */
export interface PlacedProperty {
	/** Its name, after those of the collections it is in: `options.description`. */
	path: string;
	property: INodeProperties;
	/** The parameter at the top that it is, or is inside of. */
	top: INodeProperties;
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

/**
 * Whether a parameter is shown for a resource, and for an operation of it if that is named. What is
 * inside of a collection names them from the root on: `/operation`.
 */
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
			[name, `/${name}`].every(
				(key) => (show[key]?.includes(value) ?? true) && !hide[key]?.includes(value),
			),
	);
}

/** The parameters that are shown for an operation, their collections with what is shown in them. */
export function propertiesFor(
	{ properties }: Pick<INodeTypeDescription, 'properties'>,
	resource: string,
	operation?: string,
): INodeProperties[] {
	const isShown = (property: INodeProperties) => isShownFor(property, resource, operation);
	return properties.filter(isShown).map((property) => {
		if (property.type !== 'collection') return property;
		const entries = (property.options ?? []).filter((entry) => 'type' in entry && isShown(entry));
		return { ...property, options: entries };
	});
}

/** All parameters of a node, those inside collections too. */
export function allProperties({
	properties,
}: Pick<INodeTypeDescription, 'properties'>): PlacedProperty[] {
	return properties.flatMap((top) => below([], top, false, top));
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

function below(
	above: string[],
	property: INodeProperties,
	optional: boolean,
	top: INodeProperties,
): PlacedProperty[] {
	const here = [...above, property.name];
	const deeper = collectionEntries(property).flatMap((entry) =>
		'values' in entry
			? entry.values.flatMap((value) => below([...here, entry.name], value, false, top))
			: below(here, entry, true, top),
	);
	return [{ path: here.join('.'), property, top, optional }, ...deeper];
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
