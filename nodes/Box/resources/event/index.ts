import { resource } from '../../framework';
import { getAll } from './getAll';
import { getPosition } from './getPosition';

export const event = resource({
	name: 'Event',
	default: 'getAll',
	operations: { getAll, getPosition },
});
