import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { StoredCredential } from '../support/engine';

/** A stored credential that several processes share, as they share n8n's database. */
export class FileCredential implements StoredCredential {
	readonly name = 'Box account';
	reads = 0;
	writes = 0;

	constructor(
		private readonly file: string,
		readonly type = 'boxApi',
		readonly id = 'shared',
	) {}

	get data(): ICredentialDataDecryptedObject {
		return JSON.parse(readFileSync(this.file, 'utf8')) as ICredentialDataDecryptedObject;
	}

	set data(data: ICredentialDataDecryptedObject) {
		const unfinished = `${this.file}.${process.pid}`;
		writeFileSync(unfinished, JSON.stringify(data), { mode: 0o600 });
		renameSync(unfinished, this.file);
	}
}
