import { resource } from '../../framework';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const webhook = resource({
	name: 'Webhook',
	default: 'create',
	operations: { create, delete: del, get, getAll, update },
});
