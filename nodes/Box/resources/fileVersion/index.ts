import { resource } from '../../framework';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { promote } from './promote';
import { restore } from './restore';

export const fileVersion = resource({
	name: 'File Version',
	default: 'getAll',
	operations: { delete: del, get, getAll, promote, restore },
});
