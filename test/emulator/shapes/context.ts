import type { Viewer } from '../state/access';
import type { File } from '../state/model';
import type { World } from '../state/world';

/** What a representation depends on besides the item: who looks, and where the emulator answers. */
export interface ShapeContext {
	world: World;
	viewer: Viewer;
	/** The origin that stands in for Box, without a trailing slash. */
	origin: string;
	/** Fields whose addresses are made for the caller; nobody calls for an event's source. */
	previews?: (file: File) => Getters;
}

/** A representation: what is sent as JSON. */
export type Shape = Record<string, unknown>;

/** The values of a representation, each computed only when it is asked for. */
export type Getters = Record<string, () => unknown>;

/** A representation with all the keys of the getters. */
export function whole(getters: Getters): Shape {
	return Object.fromEntries(Object.entries(getters).map(([key, get]) => [key, get()]));
}

/**
 * What `fields` leaves of a representation: a base set plus what was asked for. Names that Box
 * does not know are passed over.
 * https://developer.box.com/guides/api-calls/request-extra-fields/
 */
export function selected(
	getters: Getters,
	base: readonly string[],
	fields: readonly string[],
): Shape {
	const shape: Shape = {};
	for (const key of [...base, ...fields]) {
		if (Object.hasOwn(getters, key)) shape[key] = getters[key]?.();
	}
	return shape;
}
