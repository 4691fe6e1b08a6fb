import { BoxProblem, denied, missing, notFound } from '../errors';
import { enterpriseMini, userMini } from '../shapes/mini';
import type { Call } from '../state/box';
import { Table } from '../state/table';
import type { EnterpriseRow } from '../tables/enterprise';
import { manages, ofEnterprise } from '../tables/enterprise';
import { id, required, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';
import { TIMES } from '../tables/shape';

/** Somebody with a Box account of his own, who is asked to join the enterprise. */
interface Invite extends EnterpriseRow {
	userId: string;
}

/** The user of that login, who must not be of the enterprise yet. */
function findInvited({ box, viewer }: Call, login: string): { userId: string } {
	const users = [...box.world.users.values()];
	const user = users.find((each) => each.login.toLowerCase() === login.toLowerCase());
	if (!user) throw notFound(login, 'login');
	if (user.enterpriseId === viewer.user.enterpriseId) {
		throw new BoxProblem(409, 'conflict', 'The user is of the enterprise already');
	}
	return { userId: user.id };
}

/** https://developer.box.com/reference/resources/invite/ */
export const invites = resource({
	type: 'invite',
	table: new Table<Invite>(),
	path: '/invites',
	scope: 'manage_managed_users',
	sees: manages,
	shape: {
		standard: [
			{
				invited_to: ({ enterpriseId }) => enterpriseMini(enterpriseId),
				actionable_by: ({ userId }, { box }) => userMini(box.world.user(userId)),
				invited_by: ({ createdBy }, { box }) => userMini(box.world.user(createdBy)),
				status: () => 'pending',
			},
			TIMES,
		],
	},
	create: {
		status: 200,
		body: {
			enterprise: required(object({ id: required(id()) })),
			actionable_by: required(object({ login: text({ min: 1 }) })),
		},
		right: administrator,
		make: (call, { enterprise, actionable_by: { login } }) => {
			if (enterprise.id !== call.viewer.user.enterpriseId) throw denied();
			if (login === undefined) throw missing('actionable_by.login');
			return { ...ofEnterprise(call), ...findInvited(call, login) };
		},
	},
});
