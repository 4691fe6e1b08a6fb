import { barrierBase, barrierReference, dissolve, findBarrier, TRACKED } from '../actions/shield';
import { byMarker } from '../server/paging';
import type { Segment } from '../state/shield';
import { SEGMENTS } from '../state/shield';
import { listing } from '../tables/declaration';
import { manages } from '../tables/enterprise';
import { id, otherwise, required, text } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

const NAME = text({ min: 1 });

/** https://developer.box.com/reference/resources/shield-information-barrier-segment/ */
export const segments = resource({
	type: 'shield_information_barrier_segment',
	table: SEGMENTS,
	path: '/shield_information_barrier_segments',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees: (call, { barrier }) => manages(call, barrier),
	shape: {
		standard: [
			{ shield_information_barrier: ({ barrier }) => barrierBase(barrier) },
			'name',
			'description',
			TRACKED,
		],
	},
	lists: [
		listing({
			path: '/shield_information_barrier_segments',
			paging: byMarker(),
			query: { shield_information_barrier_id: required(id()) },
			rows: (call, { shield_information_barrier_id: barrierId }) => {
				const wanted = findBarrier(call, barrierId);
				return ({ barrier }: Segment) => barrier === wanted;
			},
		}),
	],
	create: {
		body: {
			shield_information_barrier: required(barrierReference),
			name: required(NAME),
			description: otherwise(text(), ''),
		},
		right: administrator,
		make: (call, { shield_information_barrier: { id: barrierId }, ...values }) => ({
			barrier: findBarrier(call, barrierId),
			...values,
		}),
	},
	update: {
		body: { name: NAME, description: text() },
		change: (_call, _segment, values) => values,
	},
	remove: { after: dissolve },
	conflict: {
		key: ({ barrier, name }) => `${barrier.id}/${name.toLowerCase()}`,
		name: 'name',
		message: 'The barrier has a segment of this name already',
	},
});
