import type { BoxFile } from '../../client/types';
import { file } from '../../entities/file';
import { fields, ifMatch, locator } from '../../fields';
import { operation } from '../../framework';
import { itemResult } from '../../framework/outputItems';
import { changeLock, withLock } from './locking';

export const unlock = operation({
	name: 'Unlock',
	action: 'Unlock a file',
	description: 'Remove the lock of a file. One that is not locked stays as it is',
	reference: 'put-files-id',
	fields: { file: locator(file) },
	options: { ...fields, ifMatch },
	simplify: { asks: ['lock'] },
	async run({ file, fields, ifMatch }, { box, sent, hint }) {
		const query = withLock(fields);
		const path = ['files', file.id];
		const found = await box.request<BoxFile>({ method: 'GET', path, query });
		if (found.lock === null) {
			hint(`The file with the ID ${file.id} was not locked`);
			if (ifMatch === undefined) return itemResult(found);
		}
		return itemResult(await changeLock(file, null, { box, sent, query }));
	},
});
