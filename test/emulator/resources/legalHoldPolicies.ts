import { countTypes } from '../actions/governance';
import { badRequest, missing } from '../errors';
import { byMarker } from '../server/paging';
import { boxTime } from '../shapes/time';
import type { LegalHoldPolicy } from '../state/legalHolds';
import { HELD, LEGAL_HOLD_ASSIGNMENTS, LEGAL_HOLD_POLICIES } from '../state/legalHolds';
import { listing } from '../tables/declaration';
import { allForAdministrators, manages, ofEnterprise } from '../tables/enterprise';
import { flag, otherwise, required, text, time } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';
import { CHANGED, MADE } from '../tables/shape';

const NAME = text({ min: 1, max: 254 });

/** Box leaves out a date that there is not. */
const optionalTime = (time: number | null) => (time === null ? undefined : boxTime(time));

/** https://developer.box.com/reference/resources/legal-hold-policy/ */
export const legalHoldPolicies = resource({
	type: 'legal_hold_policy',
	table: LEGAL_HOLD_POLICIES,
	path: '/legal_hold_policies',
	scope: 'manage_legal_hold',
	sees: manages,
	shape: {
		standard: [
			'policy_name',
			'description',
			{
				status: () => 'active',
				assignment_counts: (policy, { box }) =>
					countTypes(
						LEGAL_HOLD_ASSIGNMENTS.filter(box.world, (each) => each.policy === policy),
						HELD,
					),
			},
			MADE,
			CHANGED,
			{
				filter_started_at: ({ startedAt }) => optionalTime(startedAt),
				filter_ended_at: ({ endedAt }) => optionalTime(endedAt),
			},
			'release_notes',
		],
	},
	lists: [
		listing({
			path: '/legal_hold_policies',
			paging: byMarker(),
			query: { policy_name: text() },
			rows: (call, { policy_name: wanted = '' }) => {
				allForAdministrators(call);
				return ({ policy_name: name }: LegalHoldPolicy) =>
					name.toLowerCase().startsWith(wanted.toLowerCase());
			},
		}),
	],
	create: {
		body: {
			policy_name: required(NAME),
			description: otherwise(text({ max: 500 }), ''),
			filter_started_at: time(),
			filter_ended_at: time(),
			is_ongoing: otherwise(flag(), false),
		},
		right: administrator,
		make: (call, values) => {
			const { filter_started_at: startedAt = null, filter_ended_at: endedAt = null } = values;
			const { policy_name, description, is_ongoing: isOngoing } = values;
			const dates = [startedAt, endedAt].filter((each) => each !== null).length;
			if (dates === 0 && !isOngoing) throw missing('is_ongoing');
			if (dates !== (isOngoing ? 0 : 2)) {
				throw badRequest('is_ongoing', 'A policy is ongoing, or it has both filter dates');
			}
			const named = { policy_name, description, release_notes: '' };
			return { ...ofEnterprise(call), ...named, isOngoing, startedAt, endedAt };
		},
	},
	update: {
		body: {
			policy_name: NAME,
			description: text({ max: 500 }),
			release_notes: text({ max: 500 }),
		},
		change: (_call, _policy, values) => values,
	},
	remove: {
		status: 202,
		after: ({ box }, removed) =>
			LEGAL_HOLD_ASSIGNMENTS.removeAll(box.world, ({ policy }) => policy === removed),
	},
	conflict: {
		key: ({ enterpriseId, policy_name }) => `${enterpriseId}/${policy_name.toLowerCase()}`,
		name: 'policy_name',
		message: 'A legal hold policy with this name already exists',
	},
});
