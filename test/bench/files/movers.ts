import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core/dist/binary-data/binary-data.service';
import { prepareBinaryData } from 'n8n-core/dist/execution-engine/node-execution-context/utils/binary-helper-functions';
import type { INodeExecutionData } from 'n8n-workflow';

import { credentialFor, runNode } from '../../support/engine';
import { witness } from '../../witness/sdk';
import { sparseItem } from './stores';
import type { Job, Mover } from './types';

/** Does a transfer, again at each call. What it needs of files is made beforehand. */
export type Move = () => Promise<void>;

/** As many connections as this package's node uses for an upload. */
const CONNECTIONS = 4;

const server = ({ place }: Job) => ({ ...place, connect: () => place.token });

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

let uploads = 0;

/** A name that no file has. */
function newName(): string {
	uploads += 1;
	return `${process.pid}-${uploads}.bin`;
}

function fileOf({ place, size }: Job): string {
	const id = place.files[size];
	if (id === undefined) throw new Error(`There is no file of ${size} bytes`);
	return id;
}

/** This package's node, in n8n-core. */
async function ours(job: Job): Promise<Move> {
	const { way, store } = job;
	const credential = credentialFor(server(job));
	const input = way === 'upload' ? [await sparseItem(job)] : undefined;
	const parameters = () =>
		way === 'upload'
			? { resource: 'file', operation: 'upload', name: newName(), parent: byId('0') }
			: { resource: 'file', operation: 'download', file: byId(fileOf(job)) };
	return async () => {
		const { error, items } = await runNode({
			parameters: parameters(),
			credential,
			input,
			binaryMode: store,
		});
		// n8n stores errors as plain objects.
		if (error) throw new Error([error.message, error.description].filter(Boolean).join(' '));
		checkSize(items[0], job);
	};
}

function checkSize(item: INodeExecutionData | undefined, { way, size }: Job): void {
	const found = way === 'upload' ? item?.json.size : item?.binary?.data?.bytes;
	if (found !== size) throw new Error(`${String(found)} bytes came instead of ${size}`);
}

async function dial(port: number): Promise<Socket> {
	const socket = connect({ port, host: '127.0.0.1', noDelay: true });
	await once(socket, 'connect');
	return socket;
}

const ZEROS = Buffer.alloc(64 * 1024);

async function send(port: number, size: number): Promise<void> {
	const socket = await dial(port);
	socket.write(`up ${size}\n`);
	for (let left = size; left > 0; left -= ZEROS.length) {
		if (!socket.write(ZEROS.subarray(0, left))) await once(socket, 'drain');
	}
	await once(socket, 'data');
	socket.destroy();
}

/** Plain sockets. What they receive goes where n8n keeps it, as for everybody. */
function floor({ place, way, size }: Job): Move {
	if (way === 'upload') {
		const share = Math.ceil(size / CONNECTIONS);
		const shares = Array.from({ length: CONNECTIONS }, (_, index) =>
			Math.min(share, size - index * share),
		);
		return async () => {
			await Promise.all(shares.map(async (each) => await send(place.floor, each)));
		};
	}
	return async () => {
		const socket = await dial(place.floor);
		socket.write(`down ${size}\n`);
		const data = await prepareBinaryData(socket, 'floor', 'bench', 'large.bin');
		checkSize({ json: {}, binary: { data } }, { way, size } as Job);
	};
}

/** Box's own SDK, which knows nothing of n8n. */
async function sdk(job: Job): Promise<Move> {
	const { size } = job;
	const { client } = witness(server(job));
	const item = await sparseItem({ ...job, store: 'filesystem' });
	const path = Container.get(BinaryDataService).getPath(item.binary?.data?.id ?? '');
	return async () => {
		await client.chunkedUploads.uploadBigFile(createReadStream(path), newName(), size, '0');
	};
}

/** Prepares a transfer. */
export const MOVERS: Record<Mover, (job: Job) => Move | Promise<Move>> = { ours, floor, sdk };
