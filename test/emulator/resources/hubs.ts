import { byMarker } from '../server/paging';
import { boxTime } from '../shapes/time';
import type { Hub } from '../state/hubs';
import { HUBS } from '../state/hubs';
import type { Getters } from '../tables/declaration';
import { listing } from '../tables/declaration';
import { resource } from '../tables/resource';
import { creator } from '../tables/rights';

/** When the hub was made and changed. Newer versions of Box's API call it otherwise. */
const TIMES: Getters<Hub> = {
	created_at: (hub) => boxTime(hub.createdAt),
	updated_at: (hub) => boxTime(hub.modifiedAt),
};

/** Hubs are only listed: https://developer.box.com/reference/v2025.0/get-hubs/ */
export const hubs = resource({
	type: 'hubs',
	table: HUBS,
	path: '/hubs',
	version: '2025.0',
	fields: false,
	get: false,
	sees: creator,
	shape: { standard: ['title', 'description', TIMES] },
	lists: [listing({ path: '/hubs', paging: byMarker(), rows: () => (_hub: Hub) => true })],
});
