import { truncate, writeFile } from 'node:fs/promises';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core/dist/binary-data/binary-data.service';
import type { INodeExecutionData } from 'n8n-workflow';

import { binaryItem } from '../../support/engine';
import { useBinaryMode } from '../../support/engine/binary';
import { databaseManager } from './databaseStore';
import type { Store } from './types';

/** The store that the engine is asked for; n8n's server adds the others to the first one. */
export const ENGINE_MODE = {
	filesystem: 'filesystem',
	database: 'filesystem',
	default: 'default',
} as const satisfies Record<Store, string>;

/** Has n8n-core keep binary data in a store from now on. */
export async function useStore(store: Store): Promise<void> {
	await useBinaryMode(ENGINE_MODE[store]);
	const service = Container.get(BinaryDataService);
	if (store === 'database') {
		service.setManager('database', databaseManager());
		Object.assign(service, { mode: 'database' });
	}
}

/** An item with a file of zeros, which takes no space where the store is made of files. */
export async function sparseItem(store: Store, size: number): Promise<INodeExecutionData> {
	if (store === 'default') {
		return await binaryItem(Buffer.alloc(size), { fileName: 'large.bin', mode: 'default' });
	}
	await useStore('filesystem');
	const item = await binaryItem('x', { fileName: 'large.bin' });
	const data = item.binary?.data;
	if (!data?.id) throw new Error('The file has no ID');
	const path = Container.get(BinaryDataService).getPath(data.id);
	await truncate(path, size);
	const metadata = { fileName: data.fileName, mimeType: data.mimeType, fileSize: size };
	await writeFile(`${path}.metadata`, JSON.stringify(metadata));
	await useStore(store);
	const id = store === 'filesystem' ? data.id : data.id.replace(/^[^:]+/, store);
	return { ...item, binary: { data: { ...data, id } } };
}
