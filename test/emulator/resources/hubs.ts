import { byMarker } from '../server/paging';
import type { Hub } from '../state/hubs';
import { HUBS } from '../state/hubs';
import { listing } from '../tables/declaration';
import { resource } from '../tables/resource';
import { creator } from '../tables/rights';
import { TIMES } from '../tables/shape';

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
