import type { Getters as ByName, Shape } from '../shapes/context';
import { selected, whole } from '../shapes/context';
import { userMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { Row } from '../state/table';
import type { Getters, Part, Shapes } from './declaration';

/** Who made the row and when. */
export const MADE: Getters<Row> = {
	created_by: (row, { box }) => userMini(box.world.user(row.createdBy)),
	created_at: (row) => boxTime(row.createdAt),
};

/** When the row was changed last. */
export const CHANGED: Getters<Row> = { modified_at: (row) => boxTime(row.modifiedAt) };

/** When the row was made and changed. */
export const TIMES: Getters<Row> = {
	created_at: (row) => boxTime(row.createdAt),
	...CHANGED,
};

/** How much of a row is shown: the standard representation, the mini one, or those fields. */
export type Extent = 'standard' | 'mini' | readonly string[];

/** A row as Box shows it. https://developer.box.com/guides/api-calls/request-extra-fields/ */
export function shapeRow<R extends Row>(
	{ type, shape }: { type: string; shape: Shapes<R> },
	row: R,
	call: Call,
	extent: Extent = 'standard',
): Shape {
	const gettersOf = (each: Part<R>[number]): Array<[string, () => unknown]> =>
		typeof each === 'string'
			? [[each, () => row[each] ?? null]]
			: Object.entries(each).map(([key, get]) => [key, () => get(row, call)]);
	const bind = (part: Part<R> = []): ByName => Object.fromEntries(part.flatMap(gettersOf));
	const mini: ByName = { type: () => type, id: () => row.id, ...bind(shape.mini) };
	if (extent === 'mini') return whole(mini);
	const always = bind(shape.always);
	const standard = { ...mini, ...always, ...bind(shape.standard) };
	if (extent === 'standard') return whole(standard);
	const base = ['type', 'id', ...Object.keys(always)];
	return selected({ ...standard, ...bind(shape.extra) }, base, extent);
}
