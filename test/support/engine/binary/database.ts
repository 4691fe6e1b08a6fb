import { Readable } from 'node:stream';
import { binaryToBuffer } from '@n8n/backend-network';
import { FsByteStore } from '@n8n/blob-storage';
import { Container } from '@n8n/di';
import { BinaryDataConfig } from 'n8n-core/dist/binary-data/binary-data.config';
import { BinaryDataBlobManager } from 'n8n-core/dist/binary-data/blob.manager';
import { ErrorReporter } from 'n8n-core/dist/errors/error-reporter';

/**
 * As n8n's server keeps binary data in its database: a file comes and goes as a whole, and is read in
 * one chunk. The rows are files here, as only the way through memory matters.
 */
class Rows {
	constructor(private readonly files: FsByteStore) {}

	async write(key: string, body: Buffer | Readable): Promise<number> {
		return await this.files.write(key, await binaryToBuffer(body));
	}

	async read(key: string): Promise<Buffer | null> {
		return await this.files.read(key);
	}

	async readStream(key: string): Promise<Readable | null> {
		const row = await this.read(key);
		return row && Readable.from([row], { objectMode: false });
	}

	async copy(source: string, target: string): Promise<void> {
		await this.files.copy(source, target);
	}

	async rename(from: string, to: string): Promise<void> {
		await this.files.rename(from, to);
	}

	async delete(keys: string[]): Promise<void> {
		await this.files.delete(keys);
	}
}

/** A manager for n8n's `BinaryDataService`. */
export function databaseManager(): BinaryDataBlobManager {
	const { localStoragePath: storagePath } = Container.get(BinaryDataConfig);
	const files = new FsByteStore({ storagePath, reportError: () => undefined });
	return new BinaryDataBlobManager(new Rows(files), Container.get(ErrorReporter));
}
