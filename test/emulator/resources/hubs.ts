import { administersHub, newHub, ownsHub } from '../actions/hubs';
import { needAdministrator } from '../actions/users';
import { byMarker } from '../server/paging';
import { userMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { Hub } from '../state/hubs';
import { COPY_ACCESS, HUBS } from '../state/hubs';
import type { Shapes } from '../tables/declaration';
import { listing } from '../tables/declaration';
import type { Values } from '../tables/kinds';
import { choice, flag, optional, otherwise, required, text } from '../tables/kinds';
import { resource } from '../tables/resource';
import { anyOf } from '../tables/rights';
import { MADE } from '../tables/shape';

const CREATE = { title: required(text({ min: 1, max: 50 })), description: text() };

const QUERY = {
	query: text(),
	sort: otherwise(
		choice(['name', 'updated_at', 'last_accessed_at', 'view_count', 'relevance']),
		'relevance',
	),
	direction: otherwise(choice(['ASC', 'DESC']), 'ASC'),
};
const SCOPED = { ...QUERY, scope: otherwise(choice(['editable', 'view_only', 'all']), 'all') };

type Query = Values<typeof QUERY>;

const matches =
	({ query = '' }: Query) =>
	({ title }: Hub) =>
		title.toLowerCase().includes(query.toLowerCase());

/** Nobody looks at hubs here: what is sorted by that stays in the order in which it was made. */
function order({ sort, direction }: Query) {
	const sign = direction === 'DESC' ? -1 : 1;
	return (one: Hub, other: Hub) => {
		if (sort === 'name') return sign * one.title.localeCompare(other.title);
		return sort === 'updated_at' ? sign * (one.modifiedAt - other.modifiedAt) : 0;
	};
}

/** How a hub is shown. */
export const HUB: { type: string; shape: Shapes<Hub> } = {
	type: 'hubs',
	shape: {
		standard: [
			'title',
			'description',
			MADE,
			{
				updated_at: ({ modifiedAt }) => boxTime(modifiedAt),
				updated_by: ({ modifiedBy }, { box }) => userMini(box.world.user(modifiedBy)),
				view_count: () => 0,
			},
			'is_ai_enabled',
			'is_collaboration_restricted_to_enterprise',
			'can_non_owners_invite',
			'can_shared_link_be_created',
			'can_public_shared_link_be_created',
			'copy_hub_access',
		],
	},
};

/** https://developer.box.com/reference/v2025.0/resources/hub/ */
export const hubs = resource({
	type: HUB.type,
	table: HUBS,
	path: '/hubs',
	version: '2025.0',
	fields: false,
	sees: anyOf<Hub>(ownsHub, administersHub),
	shape: HUB.shape,
	lists: [
		listing({
			path: '/hubs',
			paging: byMarker(),
			query: SCOPED,
			order,
			rows: (call, query) => (hub: Hub) =>
				query.scope !== 'view_only' && ownsHub(call, hub) && matches(query)(hub),
		}),
		listing({
			path: '/enterprise_hubs',
			paging: byMarker(),
			query: QUERY,
			order,
			rows: (call, query) => {
				needAdministrator(call);
				return matches(query);
			},
		}),
	],
	create: { body: CREATE, make: newHub },
	update: {
		body: optional({
			...CREATE,
			is_ai_enabled: flag(),
			is_collaboration_restricted_to_enterprise: flag(),
			can_non_owners_invite: flag(),
			can_shared_link_be_created: flag(),
			can_public_shared_link_be_created: flag(),
			copy_hub_access: choice(COPY_ACCESS),
		}),
		right: ownsHub,
		change: ({ viewer }: Call, _hub, values) => ({ ...values, modifiedBy: viewer.user.id }),
	},
	remove: { right: ownsHub },
});
