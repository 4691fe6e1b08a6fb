import type { Resource } from '../../framework/types';
import { query } from './query';

export const search: Resource = {
	value: 'search',
	name: 'Search',
	default: 'query',
	operations: [query],
};
