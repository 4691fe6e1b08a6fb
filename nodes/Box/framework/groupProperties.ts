import type { INodeProperties } from 'n8n-workflow';

import type { Property } from './field';
import { named } from './namedFields';
import { GROUPS, type Group, type Groups } from './readFields';

/** The parameters of an operation in their order: its own fields, and a collection for each other group. */
export function groupProperties(groups: Groups): INodeProperties[] {
	return (Object.keys(GROUPS) as Group[]).flatMap((group) => {
		const properties = named(groups[group]);
		const collection = GROUPS[group];
		if (!collection) return properties;
		return properties.length === 0 ? [] : [toCollection(group, collection, properties)];
	});
}

function toCollection(
	name: string,
	look: Pick<Property, 'displayName' | 'placeholder'>,
	properties: INodeProperties[],
): INodeProperties {
	return {
		...look,
		name,
		type: 'collection',
		default: {},
		options: properties.sort(byDisplayName),
	};
}

/** The order in which n8n lists what a collection offers. */
export function byDisplayName(one: INodeProperties, other: INodeProperties): number {
	return one.displayName.localeCompare(other.displayName, 'en');
}
