import { join } from 'node:path';
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { BinaryDataBlobManager } from 'n8n-core/dist/binary-data/blob.manager';
import { ErrorReporter } from 'n8n-core/dist/errors/error-reporter';

import { onFileEnd } from '../../fileEnd';
import { userFolder } from '../environment';
import { BUCKET, openObjectStore, type ObjectStore } from './objectStore';

/** Where a bucket is. */
export type Bucket = Omit<ObjectStore, 'close'>;

let used: Bucket | undefined;

/** Has binary data kept in a bucket of another process, if it is called before any is kept in S3. */
export function useBucket(bucket: Bucket): void {
	used = bucket;
}

/** A bucket of this process, until the test file's end. */
async function openBucket(): Promise<Bucket> {
	const store = await openObjectStore(join(userFolder, 's3'));
	onFileEnd(async () => await store.close());
	return store;
}

/**
 * As n8n's server keeps binary data in S3, with its own client of it: what is stored goes through memory
 * as a whole, what is read comes as a stream. https://docs.n8n.io/hosting/scaling/external-storage/
 */
export async function s3Manager(): Promise<BinaryDataBlobManager> {
	const { host } = (used ??= await openBucket());
	// Amazon's SDK takes its time to load, which only those pay who use it.
	const { ObjectStoreConfig, S3ByteStore } = await import('@n8n/blob-storage');
	const { ObjectStoreService } = await import('@n8n/blob-storage/object-store');
	const config = Object.assign(new ObjectStoreConfig(), {
		host,
		protocol: 'http',
		bucket: { name: BUCKET, region: 'us-east-1' },
		credentials: { accessKey: 'key', accessSecret: 'secret', authAutoDetect: false },
	});
	const service = new ObjectStoreService(Container.get(Logger), config);
	await service.init();
	return new BinaryDataBlobManager(new S3ByteStore(service), Container.get(ErrorReporter));
}
