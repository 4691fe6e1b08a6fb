import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { carry } from './delayLine';

const HOST = '127.0.0.1';

/** The port of a server that listens on the loopback address. */
export function portOf(server: Server): number {
	const address: string | AddressInfo | null = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	return address.port;
}

/** Makes a server listen on a free port of the loopback address. */
export async function listen(server: Server): Promise<void> {
	server.listen(0, HOST);
	await once(server, 'listening');
}

/** A port of this machine that is as slow to reach as one far away. */
export interface DistantPort {
	port: number;
	/** Connections opened since it was last asked to forget them. */
	opened: () => number;
	/** Ends all connections and counts from 0 again. */
	forget: () => void;
	close(): Promise<void>;
}

/**
 * Puts a distance before a port of this machine. A round trip takes `roundTrip` milliseconds, and
 * opening a connection takes another one, before the first byte is carried.
 */
export async function openDistantPort(target: number, roundTrip: number): Promise<DistantPort> {
	const open = new Set<Socket>();
	let opened = 0;
	const server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => {
		opened += 1;
		const far = connect({ port: target, host: HOST, noDelay: true, allowHalfOpen: true });
		for (const socket of [near, far]) {
			open.add(socket);
			socket.once('close', () => open.delete(socket));
		}
		carry(near, far, { oneWay: roundTrip / 2, opening: roundTrip });
		carry(far, near, { oneWay: roundTrip / 2, opening: 0 });
	});
	await listen(server);
	const endAll = () => open.forEach((socket) => socket.destroy());
	return {
		port: portOf(server),
		opened: () => opened,
		forget: () => {
			endAll();
			opened = 0;
		},
		close: async () => {
			endAll();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
