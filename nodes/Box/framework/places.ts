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
	const groups = [...resources].map((each) => places.filter(({ resource }) => resource === each));
	for (;;) {
		const pair = nearest(groups, all);
		if (!pair) return groups.map(rangeOf);
		const [one, other] = pair;
		groups.splice(groups.indexOf(other), 1);
		groups.splice(groups.indexOf(one), 1, [...one, ...other]);
	}
}

/** The two groups whose range has no other place, and grows the least by joining them. */
function nearest(groups: readonly Place[][], all: readonly Place[]) {
	const pairs = groups.flatMap((one, index) =>
		groups.slice(index + 1).map((other) => {
			const both = [...one, ...other];
			return { pair: [one, other] as const, both, growth: size(both) - size(one) - size(other) };
		}),
	);
	return pairs
		.sort((one, other) => one.growth - other.growth)
		.find(({ both }) => inRange(rangeOf(both), all).length === both.length)?.pair;
}

function size(places: readonly Place[]): number {
	const { resources, operations } = rangeOf(places);
	return resources.length * operations.length;
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
