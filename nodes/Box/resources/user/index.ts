import { resource } from '../../framework';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getMe } from './getMe';
import { getMemberships } from './getMemberships';
import { transferContent } from './transferContent';
import { update } from './update';

export const user = resource({
	name: 'User',
	default: 'getMe',
	operations: {
		create,
		delete: del,
		get,
		getAll,
		getMe,
		getMemberships,
		transferContent,
		update,
	},
});
