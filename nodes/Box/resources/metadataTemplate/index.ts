import { resource } from '../../framework';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const metadataTemplate = resource({
	name: 'Metadata Template',
	default: 'getAll',
	operations: { create, delete: del, get, getAll, update },
});
