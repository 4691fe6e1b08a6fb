import { truncate, writeFile } from 'node:fs/promises';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core/dist/binary-data/binary-data.service';
import type { INodeExecutionData } from 'n8n-workflow';

import { binaryItem } from '../../support/engine';
import { useBinaryMode } from '../../support/engine/binary';
import { pathOf } from '../../support/engine/binary/objectStore';
import type { Job, Place } from './types';

/** Makes what the item's data is kept in a file of zeros, which takes no space on the disk. */
async function stretch(item: INodeExecutionData, size: number, { bucket }: Place): Promise<void> {
	const data = item.binary?.data;
	if (!data?.id) throw new Error('The file has no ID');
	const [mode, key = ''] = data.id.split(':');
	if (mode === 's3') return await truncate(pathOf(bucket, key), size);
	const path = Container.get(BinaryDataService).getPath(data.id);
	await truncate(path, size);
	const metadata = { fileName: data.fileName, mimeType: data.mimeType, fileSize: size };
	await writeFile(`${path}.metadata`, JSON.stringify(metadata));
}

/** An item with a file of zeros in the job's store, which n8n-core uses from then on. */
export async function sparseItem({ store, size, place }: Job): Promise<INodeExecutionData> {
	const fileName = 'large.bin';
	if (store === 'default') return await binaryItem(Buffer.alloc(size), { fileName, mode: store });
	// The rows of the database are files of the same folder.
	const item = await binaryItem('x', { fileName, mode: store === 's3' ? store : 'filesystem' });
	await stretch(item, size, place);
	await useBinaryMode(store);
	if (store === 'database' && item.binary?.data?.id) {
		item.binary.data.id = item.binary.data.id.replace(/^[^:]+/, store);
	}
	return item;
}
