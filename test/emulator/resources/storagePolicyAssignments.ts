import { findUser, needAdministrator } from '../actions/users';
import { notFound } from '../errors';
import { byMarker } from '../server/paging';
import type { Call } from '../state/box';
import type { StoragePolicyAssignment } from '../state/storagePolicies';
import { STORAGE_POLICIES, STORAGE_POLICY_ASSIGNMENTS } from '../state/storagePolicies';
import { listing } from '../tables/declaration';
import { manages, ofEnterprise } from '../tables/enterprise';
import { choice, id, required } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

const WHO = ['user', 'enterprise'] as const;
const POLICY = required(object({ type: required(choice(['storage_policy'])), id: required(id()) }));

function findPolicy({ box }: Call, { id: policyId }: { id: string }): { policyId: string } {
	if (STORAGE_POLICIES.of(box.world).has(policyId)) return { policyId };
	throw notFound(policyId, 'storage_policy');
}

/** 404 for who is not of the caller's enterprise. */
function findAssignee(call: Call, to: StoragePolicyAssignment['assigned_to']) {
	const { enterpriseId } = call.viewer.user;
	if (to.type === 'user') return { ...to, id: findUser(call, to.id).id };
	if (to.id === enterpriseId) return to;
	throw notFound(to.id, 'enterprise');
}

/** https://developer.box.com/reference/resources/storage-policy-assignment/ */
export const storagePolicyAssignments = resource({
	type: 'storage_policy_assignment',
	table: STORAGE_POLICY_ASSIGNMENTS,
	path: '/storage_policy_assignments',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees: manages,
	shape: {
		standard: [
			{ storage_policy: ({ policyId }) => ({ type: 'storage_policy', id: policyId }) },
			'assigned_to',
		],
	},
	lists: [
		listing({
			path: '/storage_policy_assignments',
			paging: byMarker(),
			query: { resolved_for_type: required(choice(WHO)), resolved_for_id: required(id()) },
			rows: (call, { resolved_for_type: type, resolved_for_id: wanted }) => {
				needAdministrator(call);
				const who = findAssignee(call, { type, id: wanted });
				const { enterpriseId } = ofEnterprise(call);
				const holds = ({ assigned_to: to }: StoragePolicyAssignment) =>
					to.type === who.type && to.id === who.id;
				const own = STORAGE_POLICY_ASSIGNMENTS.filter(call.box.world, holds);
				// Who has no policy has that of the enterprise.
				return (each: StoragePolicyAssignment) =>
					own.length > 0 ? own.includes(each) : each.assigned_to.id === enterpriseId;
			},
		}),
	],
	create: {
		status: 200,
		body: {
			storage_policy: POLICY,
			assigned_to: required(object({ type: required(choice(WHO)), id: required(id()) })),
		},
		right: administrator,
		make: (call, { storage_policy, assigned_to }) => ({
			...ofEnterprise(call),
			...findPolicy(call, storage_policy),
			assigned_to: findAssignee(call, assigned_to),
		}),
	},
	update: {
		body: { storage_policy: POLICY },
		change: (call, _assignment, { storage_policy }) => findPolicy(call, storage_policy),
	},
	remove: {},
	conflict: {
		key: ({ assigned_to: { type, id: who } }) => `${type}/${who}`,
		name: 'assigned_to',
		message: 'There is a storage policy assigned already',
	},
});
