import type { Resource } from '../../framework/types';
import { create } from './create';
import { get } from './get';
import { remove } from './remove';

export const sharedLink: Resource = {
	value: 'sharedLink',
	name: 'Shared Link',
	default: 'create',
	operations: [create, get, remove],
};
