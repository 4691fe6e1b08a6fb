import { notFound } from '../errors';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { Barrier, Segment } from '../state/shield';
import { BARRIERS, RESTRICTIONS, SEGMENT_MEMBERS, SEGMENTS } from '../state/shield';
import type { Row } from '../state/table';
import type { Getters } from '../tables/declaration';
import { manages } from '../tables/enterprise';
import { choice, id, required } from '../tables/kinds';
import { object } from '../tables/read';

/** A user as Shield names one. */
export const userBase = (userId: string) => ({ type: 'user', id: userId });

/** Who made it and when, and that again for its last change: Shield calls it an update. */
export const TRACKED: Getters<Row> = {
	created_at: ({ createdAt }) => boxTime(createdAt),
	created_by: ({ createdBy }) => userBase(createdBy),
	updated_at: ({ modifiedAt }) => boxTime(modifiedAt),
	updated_by: ({ createdBy }) => userBase(createdBy),
};

const BARRIER = 'shield_information_barrier';
const SEGMENT = 'shield_information_barrier_segment';

/** A reference to a barrier in a body. */
export const barrierReference = object({ type: choice([BARRIER]), id: required(id()) });
/** A reference to a segment in a body. */
export const segmentReference = object({ type: choice([SEGMENT]), id: required(id()) });

/** How a barrier and a segment are referred to. */
export const barrierBase = ({ id: barrierId }: Barrier) => ({ type: BARRIER, id: barrierId });
export const segmentBase = ({ id: segmentId }: Segment) => ({ type: SEGMENT, id: segmentId });

/** A barrier of the caller's enterprise; 404 for any other. */
export function findBarrier(call: Call, barrierId: string): Barrier {
	const found = BARRIERS.of(call.box.world).get(barrierId);
	if (!found || !manages(call, found)) throw notFound(barrierId, BARRIER);
	return found;
}

/** A segment of the caller's enterprise; 404 for any other. */
export function findSegment(call: Call, segmentId: string): Segment {
	const found = SEGMENTS.of(call.box.world).get(segmentId);
	if (!found || !manages(call, found.barrier)) throw notFound(segmentId, SEGMENT);
	return found;
}

/** What goes with a segment: its users, and what keeps it apart from others. */
export function dissolve({ box: { world } }: Call, removed: Segment): void {
	SEGMENT_MEMBERS.removeAll(world, ({ segment }) => segment === removed);
	RESTRICTIONS.removeAll(
		world,
		({ restricted, segment }) => segment === removed || restricted === removed,
	);
}
