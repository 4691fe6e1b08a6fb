import { resource } from '../../framework';
import { copy } from './copy';
import { del } from './delete';
import { download } from './download';
import { downloadZip } from './downloadZip';
import { get } from './get';
import { getText } from './getText';
import { getThumbnail } from './getThumbnail';
import { lock } from './lock';
import { move } from './move';
import { unlock } from './unlock';
import { update } from './update';
import { upload } from './upload';
import { uploadVersion } from './uploadVersion';

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
		lock,
		move,
		unlock,
		update,
		upload,
		uploadVersion,
	},
});
