import { resource } from '../../framework';
import { copy } from './copy';
import { del } from './delete';
import { download } from './download';
import { downloadZip } from './downloadZip';
import { get } from './get';
import { getText } from './getText';
import { getThumbnail } from './getThumbnail';
import { move } from './move';
import { update } from './update';
import { upload } from './upload';

export const file = resource({
	name: 'File',
	default: 'upload',
	operations: {
		copy,
		delete: del,
		download,
		downloadZip,
		get,
		getText,
		getThumbnail,
		move,
		update,
		upload,
	},
});
