import type { FastifyInstance } from 'fastify';

import type { FaultState } from '../server/types';
import type { Emulator } from '../types';
import { controlAddRoutes } from './controlAdd';
import { readConnect, readEvent, readFault } from './controlBodies';

/** The emulator's own controls over HTTP; see README.md. They are no part of Box. */
export function controlRoutes(app: FastifyInstance, emulator: () => Emulator): void {
	app.post('/_emulator/reset', async (_request, reply) => {
		emulator().reset();
		return reply.code(204).send();
	});
	app.post('/_emulator/faults', async (request, reply) =>
		reply.code(201).send(emulator().faults.add(readFault(request.body))),
	);
	app.get('/_emulator/faults', async () => ({
		faults: emulator().faults.list().map(printable),
	}));
	app.delete('/_emulator/faults', async (_request, reply) => {
		emulator().faults.clear();
		return reply.code(204).send();
	});
	app.get('/_emulator/requests', async () => ({ requests: emulator().requests() }));
	app.delete('/_emulator/requests', async (_request, reply) => {
		emulator().clearRequests();
		return reply.code(204).send();
	});
	app.get('/_emulator/violations', async () => ({ violations: emulator().violations() }));
	app.post('/_emulator/expire-tokens', async (_request, reply) => {
		emulator().expireAccessTokens();
		return reply.code(204).send();
	});
	app.get('/_emulator/configuration', async () => emulator().configuration());
	app.post('/_emulator/connect', async (request) =>
		emulator().connect(readConnect(request.body, emulator().users)),
	);
	controlAddRoutes(app, emulator);
	app.post('/_emulator/events', async (request, reply) =>
		reply.code(201).send(emulator().appendEvent(readEvent(request.body, emulator().users))),
	);
}

/** A regular expression is shown as the text it was made of. */
function printable({ path, ...fault }: FaultState) {
	return { ...fault, ...(path === undefined ? {} : { path: String(path) }) };
}
