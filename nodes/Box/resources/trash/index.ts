import { resource } from '../../framework';
import { deletePermanently } from './deletePermanently';
import { get } from './get';
import { getAll } from './getAll';
import { restore } from './restore';

export const trash = resource({
	name: 'Trash',
	default: 'restore',
	operations: { deletePermanently, get, getAll, restore },
});
