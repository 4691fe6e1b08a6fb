import { barrierBase, TRACKED, userBase } from '../actions/shield';
import { notFound } from '../errors';
import { byMarker } from '../server/paging';
import { boxTime } from '../shapes/time';
import type { Barrier } from '../state/shield';
import { BARRIERS } from '../state/shield';
import type { Shapes } from '../tables/declaration';
import { listing } from '../tables/declaration';
import { allForAdministrators, manages, ofEnterprise } from '../tables/enterprise';
import { choice, id, required } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

/** How a barrier is shown. */
export const BARRIER: { type: string; shape: Shapes<Barrier> } = {
	type: 'shield_information_barrier',
	shape: {
		standard: [
			{ enterprise: ({ enterpriseId }) => ({ type: 'enterprise', id: enterpriseId }) },
			'status',
			TRACKED,
			{
				updated_by: ({ changedBy }) => userBase(changedBy),
				enabled_at: ({ enabledAt }) => (enabledAt === null ? undefined : boxTime(enabledAt)),
				enabled_by: ({ changedBy, enabledAt }) =>
					enabledAt === null ? undefined : userBase(changedBy),
			},
		],
	},
};

/** https://developer.box.com/reference/resources/shield-information-barrier/ */
export const barriers = resource({
	...BARRIER,
	table: BARRIERS,
	path: '/shield_information_barriers',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees: manages,
	lists: [
		listing({
			path: '/shield_information_barriers',
			paging: byMarker(),
			rows: allForAdministrators,
		}),
	],
	create: {
		body: {
			enterprise: required(object({ type: choice(['enterprise']), id: required(id()) })),
		},
		right: administrator,
		make: (call, { enterprise }) => {
			const own = ofEnterprise(call);
			if (enterprise.id !== own.enterpriseId) throw notFound(enterprise.id, 'enterprise');
			const changedBy = call.viewer.user.id;
			return { ...own, status: 'draft' as const, changedBy, enabledAt: null };
		},
	},
});

/** A barrier in a report, which has it one level deeper than elsewhere. */
export const nestedBarrier = (barrier: Barrier) => ({
	shield_information_barrier: barrierBase(barrier),
});
