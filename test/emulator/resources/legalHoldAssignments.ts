import { checkTarget } from '../actions/governance';
import { needAdministrator } from '../actions/users';
import { notFound } from '../errors';
import { byMarker } from '../server/paging';
import { userMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { LegalHoldAssignment, LegalHoldPolicy } from '../state/legalHolds';
import { HELD, LEGAL_HOLD_ASSIGNMENTS, LEGAL_HOLD_POLICIES } from '../state/legalHolds';
import type { Shapes } from '../tables/declaration';
import { listing } from '../tables/declaration';
import { manages } from '../tables/enterprise';
import { choice, id, required } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

function findPolicy(call: Call, policyId: string): LegalHoldPolicy {
	const policy = LEGAL_HOLD_POLICIES.of(call.box.world).get(policyId);
	if (!policy || !manages(call, policy)) throw notFound(policyId, 'policy_id');
	return policy;
}

/** How an assignment is shown, in what it holds as well. */
export const LEGAL_HOLD_ASSIGNMENT: { type: string; shape: Shapes<LegalHoldAssignment> } = {
	type: 'legal_hold_policy_assignment',
	shape: {
		standard: [
			{ legal_hold_policy: ({ policy }) => ({ type: 'legal_hold_policy', id: policy.id }) },
			'assigned_to',
			{
				assigned_by: ({ createdBy }, { box }) => userMini(box.world.user(createdBy)),
				assigned_at: ({ createdAt }) => boxTime(createdAt),
			},
		],
	},
};

/** https://developer.box.com/reference/resources/legal-hold-policy-assignment/ */
export const legalHoldAssignments = resource({
	...LEGAL_HOLD_ASSIGNMENT,
	table: LEGAL_HOLD_ASSIGNMENTS,
	path: '/legal_hold_policy_assignments',
	scope: 'manage_legal_hold',
	sees: (call, { policy }) => manages(call, policy),
	lists: [
		listing({
			path: '/legal_hold_policy_assignments',
			paging: byMarker(),
			query: { policy_id: required(id()), assign_to_type: choice(HELD), assign_to_id: id() },
			rows: (call, { policy_id, assign_to_type: type, assign_to_id: wanted }) => {
				needAdministrator(call);
				const policy = findPolicy(call, policy_id);
				return ({ assigned_to: to, policy: of }: LegalHoldAssignment) =>
					of === policy &&
					(type === undefined || to.type === type) &&
					(wanted === undefined || to.id === wanted);
			},
		}),
	],
	create: {
		body: {
			policy_id: required(id()),
			assign_to: required(object({ type: required(choice(HELD)), id: required(id()) })),
		},
		right: administrator,
		make: (call, { policy_id, assign_to: assigned_to }) => {
			const policy = findPolicy(call, policy_id);
			checkTarget(call, assigned_to);
			return { policy, assigned_to };
		},
	},
	remove: { status: 202 },
	conflict: {
		key: ({ policy, assigned_to: { type, id: held } }) => `${policy.id}/${type}/${held}`,
		name: 'assign_to',
		message: 'The policy is assigned to this already',
	},
});
