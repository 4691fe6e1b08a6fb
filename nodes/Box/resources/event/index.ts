import type { Resource } from '../../framework/types';
import { getAll } from './getAll';
import { getPosition } from './getPosition';

export const event: Resource = {
	value: 'event',
	name: 'Event',
	default: getAll.value,
	operations: [getAll, getPosition],
};
