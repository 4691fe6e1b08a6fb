import type { FastifyRequest } from 'fastify';

import { badRequest } from '../errors';
import type { Shape } from '../shapes/context';
import { markerPage, offsetPage, positionOf } from '../shapes/page';
import { limitOf, offsetOf, queryOf } from './input';

/** How a list comes in pages: the parameters it takes, and what it answers. */
export interface Paging {
	parameters: readonly string[];
	page<T>(request: FastifyRequest, entries: readonly T[], shape: (entry: T) => unknown): Shape;
}

/** Pages by offset: https://developer.box.com/guides/api-calls/pagination/offset-based/ */
export function byOffset({ max = 1000, standard = 100 } = {}): Paging {
	return {
		parameters: ['limit', 'offset'],
		page: (request, entries, shape) => {
			const page = { offset: offsetOf(request), limit: limitOf(request, max, standard) };
			return offsetPage(entries, page, shape);
		},
	};
}

/** Pages by marker: https://developer.box.com/guides/api-calls/pagination/marker-based/ */
export function byMarker({ max = 1000, standard = 100 } = {}): Paging {
	return {
		parameters: ['limit', 'marker'],
		page: (request, entries, shape) => {
			const { marker } = queryOf(request);
			const start = marker ? positionOf(marker) : 0;
			if (start === undefined) throw badRequest('marker', 'Invalid marker');
			return markerPage(entries, start, limitOf(request, max, standard), shape);
		},
	};
}

/** All at once. `more` is what stands beside the entries, by their number. */
export function unpaged(more: (count: number) => Shape = () => ({})): Paging {
	return {
		parameters: [],
		page: (_request, entries, shape) => ({ entries: entries.map(shape), ...more(entries.length) }),
	};
}
