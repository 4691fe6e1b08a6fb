import { needAdministrator } from '../actions/users';
import { notFound } from '../errors';
import { queryOf } from '../server/input';
import type { Paging } from '../server/paging';
import { byMarker } from '../server/paging';
import { userMini } from '../shapes/mini';
import type { Call } from '../state/box';
import type { DevicePin } from '../state/devicePins';
import { DEVICE_PINS } from '../state/devicePins';
import { listing } from '../tables/declaration';
import { choice } from '../tables/kinds';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

const DIRECTION = choice(['asc', 'desc']);
const pages = byMarker();

/** Pages by marker, in either order of ids. */
const inOrder: Paging = {
	parameters: [...pages.parameters, 'direction'],
	page: (request, entries, shape) => {
		const direction = DIRECTION.read(
			(queryOf(request).direction ?? 'ASC').toLowerCase(),
			'direction',
		);
		const sorted = direction === 'asc' ? entries : [...entries].reverse();
		const { next_marker: next, ...page } = pages.page(request, sorted, shape);
		return {
			...page,
			order: [{ by: 'id', direction }],
			...(next === '' ? {} : { next_marker: next }),
		};
	},
};

function sees(call: Call, { createdBy }: DevicePin): boolean {
	const { enterpriseId } = call.box.world.user(createdBy);
	return administrator(call) && enterpriseId === call.viewer.user.enterpriseId;
}

/** https://developer.box.com/reference/resources/device-pinner/ */
export const devicePins = resource({
	type: 'device_pinner',
	table: DEVICE_PINS,
	path: '/device_pinners',
	scope: 'manage_enterprise_properties',
	fields: false,
	sees,
	shape: {
		standard: [
			{ owned_by: ({ createdBy }, { box }) => userMini(box.world.user(createdBy)) },
			'product_name',
		],
	},
	lists: [
		listing({
			path: '/enterprises/:id/device_pinners',
			paging: inOrder,
			rows: (call, _query, { id = '' }) => {
				needAdministrator(call);
				if (id !== call.viewer.user.enterpriseId) throw notFound(id, 'enterprise');
				return () => true;
			},
		}),
	],
	remove: {},
});
