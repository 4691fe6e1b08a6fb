import { resource } from '../../framework';
import { copy } from './copy';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getItems } from './getItems';
import { move } from './move';
import { update } from './update';

export const folder = resource({
	name: 'Folder',
	default: 'create',
	operations: { copy, create, delete: del, get, getItems, move, update },
});
