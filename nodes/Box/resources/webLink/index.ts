import { resource } from '../../framework';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { update } from './update';

export const webLink = resource({
	name: 'Web Link',
	default: 'create',
	operations: { create, delete: del, get, update },
});
