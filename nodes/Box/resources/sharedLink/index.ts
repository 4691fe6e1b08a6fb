import { resource } from '../../framework';
import { create } from './create';
import { get } from './get';
import { remove } from './remove';

export const sharedLink = resource({
	name: 'Shared Link',
	default: 'create',
	operations: { create, get, remove },
});
