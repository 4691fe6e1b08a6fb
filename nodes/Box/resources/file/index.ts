import type { Resource } from '../../framework/types';
import { copy } from './copy';
import { del } from './delete';
import { download } from './download';
import { get } from './get';
import { move } from './move';
import { update } from './update';
import { upload } from './upload';

export const file: Resource = {
	value: 'file',
	name: 'File',
	default: 'upload',
	operations: [copy, del, download, get, move, update, upload],
};
