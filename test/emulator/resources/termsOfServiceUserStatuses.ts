import { findUser } from '../actions/users';
import { notFound } from '../errors';
import { unpaged } from '../server/paging';
import { userMini } from '../shapes/mini';
import type { Call } from '../state/box';
import type { Row } from '../state/table';
import { Table } from '../state/table';
import { TERMS_OF_SERVICE } from '../state/termsOfService';
import { listing } from '../tables/declaration';
import { choice, flag, id, required } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator, anyOf } from '../tables/rights';
import { TIMES } from '../tables/shape';

/** Whether a user has accepted terms of service. */
interface UserStatus extends Row {
	tosId: string;
	userId: string;
	is_accepted: boolean;
}

const ACCEPTED = { is_accepted: required(flag()) };
const reference = <const T extends string>(type: T) =>
	required(object({ type: required(choice([type])), id: required(id()) }));

/** The terms, which have to be those of the caller's enterprise. */
function findTerms({ box, viewer }: Call, tosId: string): string {
	const found = TERMS_OF_SERVICE.of(box.world).get(tosId);
	if (found?.enterpriseId === viewer.user.enterpriseId) return tosId;
	throw notFound(tosId, 'tos');
}

const isOwn = ({ viewer }: Call, { userId }: Pick<UserStatus, 'userId'>) =>
	userId === viewer.user.id;
const isManaged = (call: Call, { userId }: Pick<UserStatus, 'userId'>) =>
	administrator(call) && call.box.world.user(userId).enterpriseId === call.viewer.user.enterpriseId;
const sees = anyOf(isOwn, isManaged);

/** https://developer.box.com/reference/resources/terms-of-service-user-status/ */
export const termsOfServiceUserStatuses = resource({
	type: 'terms_of_service_user_status',
	table: new Table<UserStatus>(),
	path: '/terms_of_service_user_statuses',
	scope: 'manage_enterprise_properties',
	fields: false,
	get: false,
	sees,
	shape: {
		standard: [
			{
				tos: ({ tosId }) => ({ type: 'terms_of_service', id: tosId }),
				user: ({ userId }, { box }) => userMini(box.world.user(userId)),
			},
			'is_accepted',
			TIMES,
		],
	},
	lists: [
		listing({
			path: '/terms_of_service_user_statuses',
			paging: unpaged((count) => ({ total_count: count })),
			query: { tos_id: required(id()), user_id: id() },
			rows: (call, { tos_id, user_id }) => {
				const wanted = findTerms(call, tos_id);
				return ({ tosId, userId }: UserStatus) =>
					tosId === wanted && (user_id === undefined || user_id === userId);
			},
		}),
	],
	create: {
		body: { tos: reference('terms_of_service'), user: reference('user'), ...ACCEPTED },
		right: (call, { user }) => sees(call, { userId: findUser(call, user.id).id }),
		make: (call, { tos, user, is_accepted }) => ({
			tosId: findTerms(call, tos.id),
			userId: user.id,
			is_accepted,
		}),
	},
	update: { body: ACCEPTED, change: (_call, _status, values) => values },
	conflict: {
		key: ({ tosId, userId }) => `${tosId}/${userId}`,
		name: 'user',
		message: 'The user has a status for these terms already',
	},
});
