import { Readable } from 'node:stream';
import { FsByteStore } from '@n8n/blob-storage';
import { binaryToBuffer } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import { BinaryDataBlobManager } from 'n8n-core/dist/binary-data/blob.manager';
import { BinaryDataConfig } from 'n8n-core/dist/binary-data/binary-data.config';
import { ErrorReporter } from 'n8n-core/dist/errors/error-reporter';

/**
 * As n8n's server keeps binary data in its database: a file comes and goes as a whole, and is read in
 * one chunk. The rows are files here, as only the way through memory matters.
 */
class DatabaseStore extends FsByteStore {
	override async write(...[key, body]: Parameters<FsByteStore['write']>): Promise<number> {
		return await super.write(key, await binaryToBuffer(body));
	}

	override async readStream(key: string): Promise<Readable | null> {
		const row = await this.read(key);
		return row && Readable.from(row);
	}
}

/** A manager for n8n's `BinaryDataService`. */
export async function databaseManager(): Promise<BinaryDataBlobManager> {
	const { localStoragePath: storagePath } = Container.get(BinaryDataConfig);
	const store = new DatabaseStore({ storagePath, reportError: () => undefined });
	const manager = new BinaryDataBlobManager(store, Container.get(ErrorReporter));
	await manager.init();
	return manager;
}
