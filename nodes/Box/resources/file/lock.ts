import { objectAt } from '../../client/json';
import { file } from '../../entities/file';
import { dateTime, fields, flag, ifMatch, locator, protecting } from '../../fields';
import { operation } from '../../framework';
import { itemResult } from '../../framework/outputItems';
import { changeLock, withLock } from './locking';

export const lock = operation({
	name: 'Lock',
	action: 'Lock a file',
	description: 'Lock a file, so that nobody else can change, move or delete it',
	reference: 'put-files-id',
	fields: { file: locator(file) },
	options: {
		expiresAt: protecting(
			dateTime('Expires At', {
				description:
					'When the lock ends by itself. Leave empty for a lock that holds until somebody unlocks the file.',
				empty: undefined,
				key: 'lock.expires_at',
			}),
		),
		...fields,
		ifMatch,
		isDownloadPrevented: flag('Prevent Download', {
			default: true,
			description: 'Whether others cannot download the file while it is locked',
			key: 'lock.is_download_prevented',
		}),
	},
	simplify: { asks: ['lock'] },
	async run({ file, fields }, { box, sent }) {
		// Box's documents and its SDKs name the kind of a lock differently.
		const lock = { access: 'lock', type: 'lock', ...objectAt(sent.body.lock) };
		return itemResult(await changeLock(file, lock, { box, sent, query: withLock(fields) }));
	},
});
