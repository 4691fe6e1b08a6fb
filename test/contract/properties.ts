import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
// With their ending: without it some loaders find the codex file, which ends in .json.
import { Box } from '../../nodes/Box/Box.node.ts';
import { BoxTrigger } from '../../nodes/Box/BoxTrigger.node.ts';

type Entry = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** A parameter and where it stands: `file.upload.options.description`. */
export interface PlacedProperty {
	path: string;
	property: INodeProperties;
	/** Whether the user adds it to a collection, so that it may be without a value. */
	optional: boolean;
}

export const box: INodeTypeDescription = new Box().description;

export const trigger: INodeTypeDescription = new BoxTrigger().description;

/** The descriptions of both nodes. */
export const descriptions = [box, trigger];

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
