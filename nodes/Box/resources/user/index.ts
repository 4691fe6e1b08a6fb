import type { Resource } from '../../framework/types';
import { getMe } from './getMe';

export const user: Resource = {
	value: 'user',
	name: 'User',
	default: 'getMe',
	operations: [getMe],
};
