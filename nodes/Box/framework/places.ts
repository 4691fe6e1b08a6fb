/** An operation of a resource. A node has one object for each, so that sets can hold them. */
export interface Place {
	resource: string;
	operation: string;
}

/** All that n8n can say of where a parameter is shown: in each of the operations of each of the resources. */
export interface Range {
	resources: string[];
	operations: string[];
}

/**
 * Says of some places where they are, in as few ranges as it finds. No place is in two of them, since
 * n8n would show what is there twice.
 *
 * @param all the places that there are: a range may have any pair that is none of them
 */
export function rangesOf(places: readonly Place[], all: readonly Place[]): Range[] {
	const resources = new Set(places.map(({ resource }) => resource));
	const groups = [...resources].map((each) =>
		groupOf(places.filter(({ resource }) => resource === each)),
	);
	for (;;) {
		const pair = nearest(groups, all);
		if (!pair) return groups.map(({ range }) => range);
		const { one, other, both } = pair;
		groups.splice(groups.indexOf(other), 1);
		groups.splice(groups.indexOf(one), 1, both);
	}
}

/** Places, with the range that has them all and the number of pairs in it. */
interface Group {
	places: readonly Place[];
	range: Range;
	size: number;
}

function groupOf(places: readonly Place[]): Group {
	const range = rangeOf(places);
	return { places, range, size: range.resources.length * range.operations.length };
}

/** The two groups whose range has no other place, and grows the least by joining them. */
function nearest(groups: readonly Group[], all: readonly Place[]) {
	const pairs = groups.flatMap((one, index) =>
		groups.slice(index + 1).map((other) => {
			const both = groupOf([...one.places, ...other.places]);
			return { one, other, both, growth: both.size - one.size - other.size };
		}),
	);
	return pairs
		.sort((one, other) => one.growth - other.growth)
		.find(({ both }) => inRange(both.range, all).length === both.places.length);
}

/** The places that are in a range. */
export function inRange({ resources, operations }: Range, all: readonly Place[]): Place[] {
	return all.filter(
		({ resource, operation }) => resources.includes(resource) && operations.includes(operation),
	);
}

function rangeOf(places: readonly Place[]): Range {
	return {
		resources: [...new Set(places.map(({ resource }) => resource))],
		operations: [...new Set(places.map(({ operation }) => operation))],
	};
}
