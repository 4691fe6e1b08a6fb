import { countTypes } from '../actions/governance';
import { findUser } from '../actions/users';
import { badRequest, denied, missing } from '../errors';
import { byMarker } from '../server/paging';
import { userMini } from '../shapes/mini';
import type { Call } from '../state/box';
import type { RetentionPolicy } from '../state/retention';
import { daysOf, RETAINED, RETENTION_ASSIGNMENTS, RETENTION_POLICIES } from '../state/retention';
import { listing } from '../tables/declaration';
import { allForAdministrators, manages, ofEnterprise } from '../tables/enterprise';
import type { Kind } from '../tables/kinds';
import { choice, flag, id, list, optional, otherwise, required, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';
import { CHANGED, MADE } from '../tables/shape';

/** A number of days as a text or a number, or one of these words. */
function days(...words: string[]): Kind<string> {
	return {
		presence: 'optional',
		read: (value, name) => {
			const days = typeof value === 'number' ? String(value) : value;
			const fits = typeof days === 'string' && (/^[1-9]\d*$/.test(days) || words.includes(days));
			if (!fits) throw badRequest(name, `Invalid value for '${name}'`);
			return days;
		},
	};
}

const TYPES = choice(['finite', 'indefinite']);
const RECIPIENT = { id: required(id()), type: choice(['user']), name: text(), login: text() };
const NAME = text({ min: 1 });
const SETTINGS = {
	description: otherwise(text({ max: 500 }), ''),
	disposition_action: required(choice(['permanently_delete', 'remove_retention'])),
	retention_length: days('indefinite'),
	retention_type: otherwise(choice(['modifiable', 'non_modifiable']), 'modifiable'),
	max_extension_length: otherwise(days('none'), 'none'),
	can_owner_extend_retention: otherwise(flag(), false),
	are_owners_notified: otherwise(flag(), false),
	custom_notification_recipients: otherwise(list(object(RECIPIENT)), []),
};

type Rules = Pick<
	RetentionPolicy,
	'policy_type' | 'retention_length' | 'disposition_action' | 'max_extension_length'
>;

/** The policy's rules, or 400 for a length, an action or an extension that does not fit its type. */
function checked<P extends Rules>(policy: P): P {
	const isFinite = policy.policy_type === 'finite';
	if (isFinite !== (policy.retention_length !== 'indefinite')) {
		const rule = isFinite ? 'A finite policy needs days' : 'An indefinite policy has no length';
		throw badRequest('retention_length', rule);
	}
	if (!isFinite && policy.disposition_action !== 'remove_retention') {
		throw badRequest('disposition_action', 'An indefinite policy deletes nothing');
	}
	if (!isFinite && policy.max_extension_length !== 'none') {
		throw badRequest('max_extension_length', 'An indefinite policy cannot be extended');
	}
	return policy;
}

const isModifiable = (policy: RetentionPolicy) => policy.retention_type === 'modifiable';
const recipientsOf = (call: Call, users: ReadonlyArray<{ id: string }>) =>
	users.map((each) => findUser(call, each.id).id);

/** What any reference to a policy shows of it. */
export const RETENTION_POLICY_MINI = [
	'policy_name',
	'retention_length',
	'disposition_action',
	'max_extension_length',
] as const;

/** https://developer.box.com/reference/resources/retention-policy/ */
export const retentionPolicies = resource({
	type: 'retention_policy',
	table: RETENTION_POLICIES,
	path: '/retention_policies',
	scope: 'manage_data_retention',
	sees: manages,
	shape: {
		standard: [
			...RETENTION_POLICY_MINI,
			'description',
			'policy_type',
			'retention_type',
			'status',
			MADE,
			CHANGED,
			'can_owner_extend_retention',
			'are_owners_notified',
			{
				custom_notification_recipients: ({ recipients }, { box }) =>
					recipients.map((each) => userMini(box.world.user(each))),
				assignment_counts: (policy, { box }) =>
					countTypes(
						RETENTION_ASSIGNMENTS.filter(box.world, (each) => each.policy === policy),
						RETAINED,
					),
			},
		],
	},
	lists: [
		listing({
			path: '/retention_policies',
			paging: byMarker(),
			query: { policy_name: text(), policy_type: TYPES, created_by_user_id: id() },
			rows: (call, { policy_name: name = '', policy_type: type, created_by_user_id: creator }) => {
				allForAdministrators(call);
				if (creator !== undefined) findUser(call, creator);
				return ({ createdBy, policy_name, policy_type }: RetentionPolicy) =>
					policy_name.toLowerCase().startsWith(name.toLowerCase()) &&
					(type === undefined || policy_type === type) &&
					(creator === undefined || createdBy === creator);
			},
		}),
	],
	create: {
		body: { policy_name: required(NAME), policy_type: required(TYPES), ...SETTINGS },
		right: administrator,
		make: (call, { custom_notification_recipients: users, retention_length, ...values }) => {
			const length = values.policy_type === 'indefinite' ? 'indefinite' : undefined;
			const given = retention_length ?? length;
			if (given === undefined) throw missing('retention_length');
			const recipients = recipientsOf(call, users);
			const rules = checked({ ...values, retention_length: given });
			return { ...ofEnterprise(call), ...rules, status: 'active' as const, recipients };
		},
	},
	update: {
		body: optional({ policy_name: NAME, ...SETTINGS, status: choice(['active', 'retired']) }),
		change: (call, policy, { custom_notification_recipients: users, ...values }) => {
			const changed = checked({ ...policy, ...values });
			const isShorter = daysOf(changed) < daysOf(policy);
			if (!isModifiable(policy) && (isShorter || isModifiable(changed))) throw denied();
			return users === undefined ? values : { ...values, recipients: recipientsOf(call, users) };
		},
	},
	remove: {
		right: (_call, policy) => isModifiable(policy),
		after: ({ box }, removed) =>
			RETENTION_ASSIGNMENTS.removeAll(box.world, ({ policy }) => policy === removed),
	},
	conflict: {
		key: ({ enterpriseId, policy_name }) => `${enterpriseId}/${policy_name.toLowerCase()}`,
		name: 'policy_name',
		message: 'A retention policy with this name already exists',
	},
});
