import { resource } from '../../framework';
import { copy } from './copy';
import { del } from './delete';
import { download } from './download';
import { get } from './get';
import { move } from './move';
import { update } from './update';
import { upload } from './upload';

export const file = resource({
	name: 'File',
	default: 'upload',
	operations: { copy, delete: del, download, get, move, update, upload },
});
