import {
	barrierBase,
	barrierReference,
	findSegment,
	segmentBase,
	segmentReference,
	TRACKED,
} from '../actions/shield';
import { badRequest } from '../errors';
import { byMarker } from '../server/paging';
import type { Restriction } from '../state/shield';
import { RESTRICTIONS } from '../state/shield';
import { listing } from '../tables/declaration';
import { manages } from '../tables/enterprise';
import { choice, id, required } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

const TYPE = 'shield_information_barrier_segment_restriction';

/** https://developer.box.com/reference/resources/shield-information-barrier-segment-restriction/ */
export const restrictions = resource({
	type: TYPE,
	table: RESTRICTIONS,
	path: '/shield_information_barrier_segment_restrictions',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees: (call, { segment }) => manages(call, segment.barrier),
	shape: {
		standard: [
			{
				shield_information_barrier: ({ segment }) => barrierBase(segment.barrier),
				shield_information_barrier_segment: ({ segment }) => segmentBase(segment),
				restricted_segment: ({ restricted }) => segmentBase(restricted),
			},
			TRACKED,
		],
	},
	lists: [
		listing({
			path: '/shield_information_barrier_segment_restrictions',
			paging: byMarker(),
			query: { shield_information_barrier_segment_id: required(id()) },
			rows: (call, { shield_information_barrier_segment_id: segmentId }) => {
				const wanted = findSegment(call, segmentId);
				return ({ segment }: Restriction) => segment === wanted;
			},
		}),
	],
	create: {
		body: {
			type: required(choice([TYPE])),
			shield_information_barrier: barrierReference,
			shield_information_barrier_segment: required(segmentReference),
			restricted_segment: required(segmentReference),
		},
		right: administrator,
		make: (call, { shield_information_barrier_segment: from, restricted_segment: to }) => {
			const segment = findSegment(call, from.id);
			const restricted = findSegment(call, to.id);
			if (restricted === segment || restricted.barrier !== segment.barrier) {
				throw badRequest('restricted_segment', 'It must be another segment of the barrier');
			}
			return { segment, restricted };
		},
	},
	remove: {},
	conflict: {
		key: ({ segment, restricted }) => `${segment.id}/${restricted.id}`,
		name: 'restricted_segment',
		message: 'The segments are kept apart already',
	},
});
