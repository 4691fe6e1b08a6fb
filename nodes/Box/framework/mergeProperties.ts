import type { INodeProperties } from 'n8n-workflow';

import { byDisplayName } from './groupProperties';
import { isProperty } from './params/propertyTree';
import { inRange, rangesOf, type Place, type Range } from './places';
import { GROUPS } from './readFields';

/** The parameters of one operation, in the order in which the editor shows them: collections last. */
export interface Parameters {
	place: Place;
	properties: readonly INodeProperties[];
}

/** A property, and where it is shown. What a collection offers is shown at some of its places each. */
interface Shown {
	property: INodeProperties;
	places: Place[];
	entries: Shown[];
}

/**
 * Makes one property of those that are equal, which keeps the node's description small: n8n sends
 * it to the editor, and goes through it at each change of a parameter. The order of each list is
 * kept. A collection is one for all operations, and each of its entries says where it is shown.
 */
export function merged(operations: readonly Parameters[]): INodeProperties[] {
	const all = operations.map(({ place }) => place);
	const lists = operations.map(({ place, properties }) =>
		properties.map((property) => shownAt(property, place)),
	);
	const isCollection = ({ property }: Shown) => property.type === 'collection';
	const fields = woven(lists.map((list) => list.filter((shown) => !isCollection(shown))));
	const collections = gathered(lists.flat().filter(isCollection));
	return [...fields, ...collections].flatMap((shown) => toProperties(shown, all));
}

function shownAt(property: INodeProperties, place: Place): Shown {
	if (property.type !== 'collection') return { property, places: [place], entries: [] };
	const entries = (property.options ?? []).filter(isProperty);
	return {
		property: { ...property, options: [] },
		places: [place],
		entries: entries.map((entry) => ({ property: entry, places: [place], entries: [] })),
	};
}

/** Lists as one, with what is equal in them once. */
function woven(lists: Shown[][]): Shown[] {
	const all: Shown[] = [];
	for (const list of lists) {
		// An equal property further up would come in another order here: then it stands twice.
		let position = 0;
		for (const shown of list) {
			const index = all.findIndex((other, at) => at >= position && isJoinable(other, shown));
			if (index < 0) all.splice(position, 0, shown);
			else join(all[index] as Shown, shown);
			position = (index < 0 ? position : index) + 1;
		}
	}
	return all;
}

/** Collections as one for each group, in the order of the groups. */
function gathered(collections: Shown[]): Shown[] {
	const all: Shown[] = [];
	for (const shown of collections) {
		const found = all.find((other) => isJoinable(other, shown));
		if (found) join(found, shown);
		else all.push(shown);
	}
	const rank = ({ property }: Shown) => Object.keys(GROUPS).indexOf(property.name);
	return all.sort((one, other) => rank(one) - rank(other));
}

function isJoinable(one: Shown, other: Shown): boolean {
	return (
		isEqual(one.property, other.property) && !other.entries.some((entry) => clashes(one, entry))
	);
}

/**
 * Whether a collection has an entry of that name that begins with another value. An entry that is
 * added to a collection gets the first one's default in the editor of n8n 1, shown or not.
 */
function clashes({ entries }: Shown, { property }: Shown): boolean {
	const start = ({ type, typeOptions, default: value }: INodeProperties) =>
		JSON.stringify([type, typeOptions?.multipleValues, value]);
	return entries.some(
		(entry) => entry.property.name === property.name && start(entry.property) !== start(property),
	);
}

function join(one: Shown, other: Shown): void {
	one.places.push(...other.places);
	for (const entry of other.entries) {
		const equal = one.entries.find(({ property }) => isEqual(property, entry.property));
		if (equal) join(equal, entry);
		else one.entries.push(entry);
	}
}

/** Properties as texts: hundreds of them are compared with each other when the node is loaded. */
const texts = new WeakMap<INodeProperties, string>();

function isEqual(one: INodeProperties, other: INodeProperties): boolean {
	return one.name === other.name && textOf(one) === textOf(other);
}

function textOf(property: INodeProperties): string {
	const text = texts.get(property) ?? JSON.stringify(property);
	texts.set(property, text);
	return text;
}

function toProperties({ property, places, entries }: Shown, all: readonly Place[]) {
	return rangesOf(places, all).map((range) => {
		const { resources: resource, operations: operation } = range;
		const shown = showing(property, { resource, operation });
		if (property.type !== 'collection') return shown;
		const here = inRange(range, places);
		const options = entries.flatMap((entry) => toEntries(entry, here)).sort(byDisplayName);
		return { ...shown, options };
	});
}

/** @param all where the collection is shown */
function toEntries({ property, places }: Shown, all: readonly Place[]): INodeProperties[] {
	const here = places.filter((place) => all.includes(place));
	return rangesOf(here, all).map((range) => showing(property, conditionsOf(range, all)));
}

/** What has to be said of a range for it to have no other of the places. */
function conditionsOf(range: Range, all: readonly Place[]) {
	const any: Range = {
		resources: all.map(({ resource }) => resource),
		operations: all.map(({ operation }) => operation),
	};
	const { resources, operations } = range;
	const ways = [any, { ...any, operations }, { ...any, resources }, range];
	const { length } = inRange(range, all);
	const fitting = ways.find((way) => inRange(way, all).length === length);
	return {
		...(fitting?.resources === resources ? { '/resource': resources } : {}),
		...(fitting?.operations === operations ? { '/operation': operations } : {}),
	};
}

function showing(property: INodeProperties, conditions: Record<string, string[]>): INodeProperties {
	const show = { ...conditions, ...property.displayOptions?.show };
	if (Object.keys(show).length === 0) return property;
	return { ...property, displayOptions: { ...property.displayOptions, show } };
}
