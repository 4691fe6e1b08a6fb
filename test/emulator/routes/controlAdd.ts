import type { FastifyInstance } from 'fastify';

import { BoxProblem } from '../errors';
import { bodyOf } from '../server/input';
import { SIGNER_ROLES } from '../state/sign';
import { OUTCOMES } from '../state/workflows';
import type { Fields, Values } from '../tables/kinds';
import { choice, flag, id, integer, list, required, text } from '../tables/kinds';
import { object, readValues } from '../tables/read';
import type { Emulator } from '../types';
import { checkUser } from './controlBodies';

/** Makes one thing of a body, and gives what the answer says of it. */
type Addition = (emulator: Emulator, body: Record<string, unknown>) => object;

const NAME = required(text({ min: 1 }));
const OF_FOLDER = { folderId: required(id()), as: id() };
const OF_WORKFLOW = { ...OF_FOLDER, name: NAME, description: text() };
const SIGNER = { email: text(), role: choice(SIGNER_ROLES), order: integer({ min: 0 }) };

function addition<F extends Fields>(
	fields: F,
	add: (emulator: Emulator, values: Values<F>) => object,
): Addition {
	return (emulator, body) => add(emulator, readValues(fields, body));
}

const made = ({ id: made_id }: { id: string }) => ({ id: made_id });

/** What Box's web and other apps make, and no request of Box's API. */
const ADDITIONS: Record<string, Addition> = {
	device_pin: addition({ userId: required(id()), productName: NAME }, (emulator, values) =>
		made(emulator.addDevicePin(values)),
	),
	file_request: addition({ ...OF_FOLDER, title: NAME }, (emulator, values) =>
		made(emulator.addFileRequest(values)),
	),
	hub_link: addition({ hubId: required(id()) }, (emulator, { hubId }) => ({
		url: emulator.shareHub(hubId),
	})),
	sign_template: addition(
		{
			...{ name: NAME, fileId: required(id()), isLocked: flag(), as: id() },
			signers: required(list(object(SIGNER), { min: 1 })),
		},
		(emulator, values) => made(emulator.addSignTemplate(values)),
	),
	workflow: addition(
		{ ...OF_WORKFLOW, isEnabled: flag(), outcomes: list(choice(OUTCOMES)) },
		(emulator, values) => made(emulator.addWorkflow(values)),
	),
	automate_workflow: addition(OF_WORKFLOW, (emulator, values) => {
		const { id: made_id, workflow } = emulator.addAutomateWorkflow(values);
		return { id: made_id, workflow };
	}),
};

/** Adds what no request of Box's API makes; see README.md. */
export function controlAddRoutes(app: FastifyInstance, emulator: () => Emulator): void {
	app.post<{ Params: { kind: string } }>('/_emulator/add/:kind', async (request, reply) => {
		const { kind } = request.params;
		const add = Object.hasOwn(ADDITIONS, kind) ? ADDITIONS[kind] : undefined;
		const kinds = Object.keys(ADDITIONS).join(', ');
		if (!add) throw new BoxProblem(404, 'invalid_control', `What can be added: ${kinds}.`);
		const body = bodyOf(request);
		for (const name of ['as', 'userId']) checkUser(body[name], emulator().users, name);
		return reply.code(201).send(add(emulator(), body));
	});
}
