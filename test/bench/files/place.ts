import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

import { EndlessContent, startEmulator } from '../../emulator';
import { openObjectStore } from '../../support/engine/binary/objectStore';
import { listen, portOf } from '../network/distantPort';
import { openLine, type Line } from './line';
import type { Place, PlaceOptions } from './types';

/** Bytes a second of a line of one gigabit. */
const RATE = 125_000_000;
/** Half of what Linux gives a connection at most by default (`tcp_rmem`), which becomes its window. */
const WINDOW = 3 * 1024 * 1024;

/** A server that only moves bytes: the least that any transfer takes. */
async function openFloor(line: Line | undefined): Promise<number> {
	const server = createServer({ noDelay: true }, (socket) => {
		void serve(socket).catch(() => socket.destroy());
	});
	await listen(server);
	const port = portOf(server);
	return line ? await line.to(port) : port;
}

/** The first line says `up` or `down`, and how many bytes. */
async function serve(socket: Socket): Promise<void> {
	const [first] = (await once(socket, 'data')) as [Buffer];
	const end = first.indexOf('\n');
	const [way, size] = first.subarray(0, end).toString().split(' ');
	if (way === 'down') {
		for (const piece of new EndlessContent(Number(size)).pieces(0, Number(size))) {
			if (!socket.write(piece)) await once(socket, 'drain');
		}
		socket.end();
		return;
	}
	let left = Number(size) - (first.length - end - 1);
	socket.on('data', (chunk: Buffer) => {
		left -= chunk.length;
		if (left === 0) socket.end('done');
	});
}

/** A Box with a file, at some distance, the floor beside it, and an S3 that is near. */
async function open({ roundTrip, download, folder }: PlaceOptions): Promise<Place> {
	const options = { roundTrip, rate: RATE, window: WINDOW };
	const line = roundTrip > 0 ? openLine(options) : undefined;
	const emulator = await startEmulator({
		openapi: '',
		keepsUploads: false,
		largestFileBytes: Infinity,
		...(line ? { through: async (port: number) => await line.to(port) } : {}),
	});
	const files: Record<string, string> = {};
	for (const size of download) {
		const content = new EndlessContent(size);
		files[size] = emulator.addFile({ name: `${size}.bin`, content }).id;
	}
	const { url, clientId, clientSecret } = emulator;
	const token = emulator.connect();
	const { host } = await openObjectStore(folder);
	const floor = await openFloor(line);
	return { url, clientId, clientSecret, token, files, floor, bucket: { host, folder } };
}

process.once('message', (options: PlaceOptions) => {
	void open(options).then((place) => process.send?.(place));
});
process.once('disconnect', () => process.exit());
