import { resource } from '../../framework';
import { create } from './create';
import { getAll } from './getAll';

export const comment = resource({
	name: 'Comment',
	default: 'getAll',
	operations: { create, getAll },
});
