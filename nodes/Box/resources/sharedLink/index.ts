import { resource } from '../../framework';
import { create } from './create';
import { get } from './get';
import { remove } from './remove';
import { resolve } from './resolve';

export const sharedLink = resource({
	name: 'Shared Link',
	default: 'create',
	operations: { create, get, remove, resolve },
});
