import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';

import type { Emulator } from '../../emulator';
import type { Certificate } from './certificate';
import { listen, openDistantPort, portOf, type DistantPort } from './distantPort';

/** Box's download host: https://developer.box.com/guides/security/ */
export const DOWNLOAD_HOST = 'dl.boxcloud.com';

/** The hosts of Box that the front end answers for. */
export const BOX_NAMES = ['api.box.com', 'upload.box.com', 'account.box.com', DOWNLOAD_HOST];

/** Headers about one connection, which are not handed on. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection'];

/** An emulator as it looks from outside: Box's names, TLS, and a distance. */
export type FrontEnd = DistantPort;

type Headers = IncomingMessage['headers'];

function isDownload(incoming: IncomingMessage): boolean {
	return incoming.headers.host?.split(':')[0] === DOWNLOAD_HOST;
}

function headersOf(incoming: IncomingMessage): Headers {
	const headers = { ...incoming.headers };
	for (const name of HOP_BY_HOP) delete headers[name];
	// n8n's helper sends the token on, which the emulator's download host refuses and Box's may not.
	if (isDownload(incoming)) delete headers.authorization;
	return headers;
}

/** The answer's headers, with Box's download host in the place of the emulator's. */
function answerHeaders(answer: IncomingMessage, emulator: Emulator): Headers {
	const headers = { ...answer.headers };
	for (const name of HOP_BY_HOP) delete headers[name];
	const { location } = headers;
	if (location?.startsWith(emulator.downloadUrl)) {
		headers.location = `https://${DOWNLOAD_HOST}${location.slice(emulator.downloadUrl.length)}`;
	}
	return headers;
}

function forward(
	emulator: Emulator,
	agent: Agent,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
): void {
	const origin = isDownload(incoming) ? emulator.downloadUrl : emulator.url;
	const options = { method: incoming.method, headers: headersOf(incoming), agent };
	const asking = request(`${origin}${incoming.url ?? '/'}`, options, (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answerHeaders(answer, emulator));
		answer.pipe(outgoing);
		answer.once('error', () => outgoing.destroy());
	});
	asking.once('error', () => outgoing.destroy());
	outgoing.once('close', () => asking.destroy());
	incoming.pipe(asking);
}

/**
 * Puts Box's names, TLS and a distance before an emulator. It keeps connections open as long as a
 * client likes.
 *
 * @param roundTrip milliseconds; see `openDistantPort`
 */
export async function openFrontEnd(
	emulator: Emulator,
	{ key, cert }: Certificate,
	roundTrip: number,
): Promise<FrontEnd> {
	const agent = new Agent({ keepAlive: true });
	const server = createServer(
		{ key, cert, noDelay: true, keepAliveTimeout: 0 },
		(incoming, outgoing) => forward(emulator, agent, incoming, outgoing),
	);
	await listen(server);
	const distant = await openDistantPort(portOf(server), roundTrip);
	return {
		...distant,
		close: async () => {
			await distant.close();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			agent.destroy();
		},
	};
}
