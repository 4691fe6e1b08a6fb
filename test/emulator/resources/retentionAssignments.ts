import { checkTarget } from '../actions/governance';
import { badRequest, BoxProblem, missing, notFound } from '../errors';
import { byMarker } from '../server/paging';
import { userMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import { TEMPLATES } from '../state/metadata';
import type { RetentionAssignment, RetentionPolicy } from '../state/retention';
import { daysOf, RETAINED, RETENTION_ASSIGNMENTS, RETENTION_POLICIES } from '../state/retention';
import { listing } from '../tables/declaration';
import { manages } from '../tables/enterprise';
import { choice, id, list, otherwise, required, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';
import { shapeRow } from '../tables/shape';
import { RETENTION_POLICY_MINI } from './retentionPolicies';

type Target = RetentionAssignment['assigned_to'];

const TYPES = choice(RETAINED);
const POLICY = { type: 'retention_policy', shape: { standard: RETENTION_POLICY_MINI } };

function findPolicy(call: Call, policyId: string): RetentionPolicy {
	const policy = RETENTION_POLICIES.of(call.box.world).get(policyId);
	if (!policy || !manages(call, policy)) throw notFound(policyId, 'policy_id');
	return policy;
}

/** What is retained: an enterprise goes without an id. */
function readTarget(call: Call, { type, id: given = null }: Partial<Target>): Target {
	if (type === undefined) throw missing('assign_to.type');
	if (type === 'enterprise' && given !== null) {
		throw badRequest('assign_to.id', 'An enterprise is assigned without an id');
	}
	if (type !== 'enterprise' && given === null) throw missing('assign_to.id');
	const target = { type, id: given };
	checkTarget(call, target);
	return target;
}

/** A date of the template's from which the days are counted. */
function checkStart(call: Call, policy: RetentionPolicy, target: Target, field: string): void {
	const template = TEMPLATES.of(call.box.world).get(target.id ?? '');
	const isDate = template?.fields.some((each) => each.id === field && each.type === 'date');
	if (isDate && policy.policy_type === 'finite') return;
	throw badRequest('start_date_field', 'Only a date of the template can be the start');
}

/** 409 if a policy that keeps it as long is assigned already. */
function refuseAssigned(call: Call, policy: RetentionPolicy, target: Target): void {
	const taken = RETENTION_ASSIGNMENTS.filter(
		call.box.world,
		({ assigned_to: to, policy: other }) =>
			to.type === target.type &&
			to.id === target.id &&
			other.enterpriseId === policy.enterpriseId &&
			daysOf(other) >= daysOf(policy),
	);
	if (taken.length === 0) return;
	const message = 'A retention policy of equal or greater length has already been assigned';
	throw new BoxProblem(409, 'conflict', message);
}

/** https://developer.box.com/reference/resources/retention-policy-assignment/ */
export const retentionAssignments = resource({
	type: 'retention_policy_assignment',
	table: RETENTION_ASSIGNMENTS,
	path: '/retention_policy_assignments',
	scope: 'manage_data_retention',
	sees: (call, { policy }) => manages(call, policy),
	shape: {
		standard: [
			{ retention_policy: ({ policy }, call) => shapeRow(POLICY, policy, call) },
			'assigned_to',
			'filter_fields',
			{
				assigned_by: ({ createdBy }, { box }) => userMini(box.world.user(createdBy)),
				assigned_at: ({ createdAt }) => boxTime(createdAt),
			},
			'start_date_field',
		],
	},
	lists: [
		listing({
			path: '/retention_policies/:id/assignments',
			paging: byMarker(),
			query: { type: TYPES },
			rows: (call, { type }, { id: policyId = '' }) => {
				const wanted = findPolicy(call, policyId);
				return ({ assigned_to: to, policy }: RetentionAssignment) =>
					policy === wanted && (type === undefined || to.type === type);
			},
		}),
	],
	create: {
		body: {
			policy_id: required(id()),
			assign_to: required(object({ type: required(TYPES), id: id() })),
			filter_fields: otherwise(list(object({ field: text(), value: text() }), { max: 1 }), []),
			start_date_field: otherwise(text(), 'upload_date'),
		},
		right: administrator,
		make: (call, { policy_id, assign_to, filter_fields, start_date_field }) => {
			const policy = findPolicy(call, policy_id);
			const assigned_to = readTarget(call, assign_to);
			if (start_date_field !== 'upload_date') {
				checkStart(call, policy, assigned_to, start_date_field);
			}
			if (filter_fields.length > 0 && assigned_to.type !== 'metadata_template') {
				throw badRequest('filter_fields', 'Only a template has fields');
			}
			refuseAssigned(call, policy, assigned_to);
			return { policy, assigned_to, filter_fields, start_date_field };
		},
	},
	remove: { right: (_call, { policy }) => policy.retention_type === 'modifiable' },
});
