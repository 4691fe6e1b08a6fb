import { resource } from '../../framework';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { query } from './query';
import { set } from './set';
import { update } from './update';

export const metadata = resource({
	name: 'Metadata',
	default: 'set',
	operations: { delete: del, get, getAll, query, set, update },
});
