import type { INodeProperties } from 'n8n-workflow';

/** A property, and where it is shown: in each of the operations of each of the resources. */
export interface Shown {
	property: INodeProperties;
	resources: string[];
	operations: string[];
}

/**
 * Makes one property of those that are equal, which keeps the node's description small: n8n sends
 * it to the editor, and goes through it at each change of a parameter. The order of each list is
 * kept.
 *
 * @param resources of each resource the properties of each operation, in the order in which the
 * editor shows them
 * @param exists whether a resource has an operation
 */
export function merged(resources: Shown[][][], exists: Exists): Shown[] {
	const perResource = resources.map((operations) => woven(operations, joinOperations));
	return woven(perResource, joinResources(exists));
}

type Exists = (resource: string, operation: string) => boolean;

/** Both as one; `undefined` if one cannot stand for the other. */
type Join = (one: Shown, other: Shown) => Shown | undefined;

function joinOperations(one: Shown, other: Shown): Shown {
	return { ...one, operations: [...one.operations, ...other.operations] };
}

/**
 * Shown is whatever fits any pair of the two lists: each pair that none of both means has to be of
 * a resource without such an operation.
 */
function joinResources(exists: Exists): Join {
	return (one, other) => {
		const joined = {
			...one,
			resources: union(one.resources, other.resources),
			operations: union(one.operations, other.operations),
		};
		const fits = joined.resources.every((resource) =>
			joined.operations.every(
				(operation) =>
					means(one, resource, operation) ||
					means(other, resource, operation) ||
					!exists(resource, operation),
			),
		);
		return fits ? joined : undefined;
	};
}

function means({ resources, operations }: Shown, resource: string, operation: string): boolean {
	return resources.includes(resource) && operations.includes(operation);
}

function union(one: string[], other: string[]): string[] {
	return [...new Set([...one, ...other])];
}

/** Lists as one, with what is equal in them once. */
function woven(lists: Shown[][], join: Join): Shown[] {
	const all: Shown[] = [];
	for (const list of lists) {
		// An equal property further up would come in another order here: then it stands twice.
		let position = 0;
		for (const shown of list) {
			const found = findEqual(all, shown, position, join);
			if (found) all[found.index] = found.joined;
			else all.splice(position, 0, shown);
			position = (found?.index ?? position) + 1;
		}
	}
	return all;
}

function findEqual(all: Shown[], shown: Shown, from: number, join: Join) {
	for (let index = from; index < all.length; index++) {
		const other = all[index] as Shown;
		if (!isEqual(other.property, shown.property)) continue;
		const joined = join(other, shown);
		if (joined) return { index, joined };
	}
	return undefined;
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
