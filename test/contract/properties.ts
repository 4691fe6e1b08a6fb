import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import { Box } from '../../nodes/Box/Box.node';
import { BoxTrigger } from '../../nodes/Box/BoxTrigger.node';

type Entry = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** A parameter and where it stands: `file.upload.options.description`. */
export interface PlacedProperty {
	path: string;
	property: INodeProperties;
	/** Whether the user adds it to a collection, so that it may be without a value. */
	optional: boolean;
}

/** The descriptions of both nodes. */
export const descriptions: INodeTypeDescription[] = [
	new Box().description,
	new BoxTrigger().description,
];

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
