import { createServer } from 'node:net';

const HOST = '127.0.0.1';

/** A port that somebody else listens on; the message says how to choose another one. */
export class PortTaken extends Error {
	constructor(port: number, what: string, variable: string) {
		super(
			`Port ${port}, where ${what} should be, is taken. End what listens there, or choose another port: ${variable}=${port + 1}`,
		);
	}
}

/** Listens for a moment; resolves with the port, and rejects with EADDRINUSE if it is taken. */
async function tryPort(port: number): Promise<number> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port, host: HOST, exclusive: true }, () => {
			const address = server.address();
			const taken = typeof address === 'object' && address ? address.port : port;
			server.close(() => resolve(taken));
		});
	});
}

/** A port of the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
	return await tryPort(0);
}

/** Whether nobody listens on a port of the loopback address. */
export async function isFree(port: number): Promise<boolean> {
	return await tryPort(port).then(
		() => true,
		() => false,
	);
}

/**
 * The port a variable of the environment names, or else `fallback`.
 * Rejects with `PortTaken` if somebody listens there.
 *
 * @param what what will listen there, for the message
 */
export async function portFrom(
	env: NodeJS.ProcessEnv,
	variables: readonly string[],
	fallback: number,
	what: string,
): Promise<number> {
	const variable = variables.find((name) => env[name]) ?? variables[0] ?? 'PORT';
	const text = env[variable] || String(fallback);
	const port = Number(text);
	if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
		throw new Error(`${variable}=${text} is no port number.`);
	}
	if (!(await isFree(port))) throw new PortTaken(port, what, variable);
	return port;
}
