import '../environment';

import { Container } from '@n8n/di';
import { BinaryDataConfig } from 'n8n-core/dist/binary-data/binary-data.config';
import { BinaryDataService } from 'n8n-core/dist/binary-data/binary-data.service';
import { prepareBinaryData } from 'n8n-core/dist/execution-engine/node-execution-context/utils/binary-helper-functions';
import type { INodeExecutionData } from 'n8n-workflow';

import { databaseManager } from './database';
import { s3Manager } from './s3';

/**
 * Where n8n keeps binary data: `filesystem` streams to a temporary folder, `database` and `s3` take a file
 * as a whole, `default` keeps base64 in the item, without an `id`.
 * https://docs.n8n.io/hosting/scaling/binary-data/
 */
export type BinaryMode = 'filesystem' | 'database' | 's3' | 'default';

/** Where n8n-core files the bytes of items that were made outside of an execution. */
const OUTSIDE = { workflowId: 'test', executionId: 'input' };

const services = new Map<BinaryMode, Promise<BinaryDataService>>();

async function createService(mode: BinaryMode): Promise<BinaryDataService> {
	const config = Object.assign(Object.create(BinaryDataConfig.prototype) as BinaryDataConfig, {
		...Container.get(BinaryDataConfig),
		mode,
	});
	const { ErrorReporter } = await import('n8n-core/dist/errors/error-reporter');
	const { Logger } = await import('@n8n/backend-common');
	const service = new BinaryDataService(
		config,
		Container.get(ErrorReporter),
		Container.get(Logger),
	);
	await service.init();
	// n8n-core has files and memory of its own; the others come from n8n's server.
	if (mode === 'database') service.setManager(mode, databaseManager());
	if (mode === 's3') service.setManager(mode, await s3Manager());
	return service;
}

/**
 * Has n8n-core keep binary data in `mode` from now on. The mode belongs to the process, as in n8n:
 * two runs in different modes must not overlap. Data of another mode stays readable if it is in files.
 */
export async function useBinaryMode(mode: BinaryMode): Promise<void> {
	const service = services.get(mode) ?? createService(mode);
	services.set(mode, service);
	Container.set(BinaryDataService, await service);
}

/**
 * An item with `content` in the binary field `field`, stored by n8n-core as a node's output would be.
 */
export async function binaryItem(
	content: Buffer | string,
	options: {
		fileName?: string;
		mimeType?: string;
		field?: string;
		json?: INodeExecutionData['json'];
		mode?: BinaryMode;
	} = {},
): Promise<INodeExecutionData> {
	await useBinaryMode(options.mode ?? 'filesystem');
	const data = await prepareBinaryData(
		Buffer.from(content),
		OUTSIDE.executionId,
		OUTSIDE.workflowId,
		options.fileName,
		options.mimeType,
	);
	return { json: options.json ?? {}, binary: { [options.field ?? 'data']: data } };
}

/** The bytes of an item's binary field, from wherever n8n-core stored them. */
export async function readBinary(
	item: INodeExecutionData | undefined,
	field = 'data',
): Promise<Buffer> {
	const data = item?.binary?.[field];
	if (!data) throw new Error(`The item has no binary field '${field}'`);
	return await Container.get(BinaryDataService).getAsBuffer(data);
}
