import {
	barrierBase,
	barrierReference,
	findSegment,
	segmentBase,
	segmentReference,
	TRACKED,
	userBase,
} from '../actions/shield';
import { findUser } from '../actions/users';
import { byMarker } from '../server/paging';
import type { SegmentMember } from '../state/shield';
import { SEGMENT_MEMBERS } from '../state/shield';
import { listing } from '../tables/declaration';
import { manages } from '../tables/enterprise';
import { choice, id, required } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

const TYPE = 'shield_information_barrier_segment_member';

/** https://developer.box.com/reference/resources/shield-information-barrier-segment-member/ */
export const segmentMembers = resource({
	type: TYPE,
	table: SEGMENT_MEMBERS,
	path: '/shield_information_barrier_segment_members',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees: (call, { segment }) => manages(call, segment.barrier),
	shape: {
		standard: [
			{
				user: ({ userId }) => userBase(userId),
				shield_information_barrier: ({ segment }) => barrierBase(segment.barrier),
				shield_information_barrier_segment: ({ segment }) => segmentBase(segment),
			},
			TRACKED,
		],
	},
	lists: [
		listing({
			path: '/shield_information_barrier_segment_members',
			paging: byMarker(),
			query: { shield_information_barrier_segment_id: required(id()) },
			rows: (call, { shield_information_barrier_segment_id: segmentId }) => {
				const wanted = findSegment(call, segmentId);
				return ({ segment }: SegmentMember) => segment === wanted;
			},
		}),
	],
	create: {
		body: {
			type: choice([TYPE]),
			shield_information_barrier: barrierReference,
			shield_information_barrier_segment: required(segmentReference),
			user: required(object({ type: choice(['user']), id: required(id()) })),
		},
		right: administrator,
		make: (call, { shield_information_barrier_segment: segment, user }) => ({
			segment: findSegment(call, segment.id),
			userId: findUser(call, user.id).id,
		}),
	},
	remove: {},
	conflict: {
		key: ({ segment, userId }) => `${segment.barrier.id}/${userId}`,
		name: 'user',
		message: 'The user is in a segment of the barrier already',
	},
});
