import type { Resource } from '../../framework/types';
import { copy } from './copy';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getItems } from './getItems';
import { move } from './move';
import { update } from './update';

export const folder: Resource = {
	value: 'folder',
	name: 'Folder',
	default: 'create',
	operations: [copy, create, del, get, getItems, move, update],
};
