import { barrierReference, findBarrier, userBase } from '../actions/shield';
import { byMarker } from '../server/paging';
import { boxTime } from '../shapes/time';
import type { BarrierReport } from '../state/shield';
import { BARRIER_REPORTS } from '../state/shield';
import { listing } from '../tables/declaration';
import { manages } from '../tables/enterprise';
import { id, required } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';
import { nestedBarrier } from './barriers';

/** https://developer.box.com/reference/resources/shield-information-barrier-report/ */
export const barrierReports = resource({
	type: 'shield_information_barrier_report',
	table: BARRIER_REPORTS,
	path: '/shield_information_barrier_reports',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees: (call, { barrier }) => manages(call, barrier),
	shape: {
		standard: [
			{
				shield_information_barrier: ({ barrier }) => nestedBarrier(barrier),
				// Nobody writes the report here.
				status: () => 'pending',
				created_at: ({ createdAt }) => boxTime(createdAt),
				created_by: ({ createdBy }) => userBase(createdBy),
				updated_at: ({ modifiedAt }) => boxTime(modifiedAt),
			},
		],
	},
	lists: [
		listing({
			path: '/shield_information_barrier_reports',
			paging: byMarker(),
			query: { shield_information_barrier_id: required(id()) },
			rows: (call, { shield_information_barrier_id: barrierId }) => {
				const wanted = findBarrier(call, barrierId);
				return ({ barrier }: BarrierReport) => barrier === wanted;
			},
		}),
	],
	create: {
		body: { shield_information_barrier: required(barrierReference) },
		right: administrator,
		make: (call, { shield_information_barrier: { id: barrierId } }) => ({
			barrier: findBarrier(call, barrierId),
		}),
	},
	conflict: {
		key: ({ barrier }) => barrier.id,
		name: 'shield_information_barrier',
		message: 'A report is being created already',
	},
});
