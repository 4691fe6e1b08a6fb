import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Context } from './context';
import { faultAnswer, hasAnswer } from './faultAnswer';
import { pathOf } from './input';
import type { Fault } from './types';

const pending = new WeakMap<FastifyRequest, Fault>();

/** Never comes back: the answer is withheld for as long as the connection lives. */
async function forever(): Promise<never> {
	return await new Promise<never>(() => undefined);
}

/** Withholds the answer or drops the connection, where the fault says so. */
async function interrupt(context: Context, fault: Fault, request: FastifyRequest): Promise<void> {
	if (fault.drop) {
		request.raw.socket.destroy();
		await forever();
	}
	if (fault.stall === true) await forever();
	if (typeof fault.stall === 'number') await context.timers.wait(fault.stall);
}

/** The headers and the first bytes of a body; then the connection is gone although more was announced. */
function cutBody(body: Buffer, bytes: number, { raw }: FastifyReply): Readable {
	let sent = false;
	return new Readable({
		read() {
			if (!sent && bytes > 0) {
				sent = true;
				this.push(body.subarray(0, bytes));
				return;
			}
			setImmediate(() => {
				if (!raw.headersSent) raw.flushHeaders();
				raw.socket?.destroySoon();
			});
		},
	});
}

async function bufferOf(payload: unknown): Promise<Buffer> {
	if (payload instanceof Readable) return Buffer.concat(await payload.toArray());
	if (Buffer.isBuffer(payload)) return payload;
	return Buffer.from(typeof payload === 'string' ? payload : '');
}

/** Makes the ordered faults happen, before the routes see the request or after they did. */
export function applyFaults(app: FastifyInstance, context: Context): void {
	app.addHook('onRequest', async (request, reply) => {
		const path = pathOf(request);
		if (path.startsWith('/_emulator')) return;
		const fault = context.faults.take(request.method, path);
		if (!fault) return;
		pending.set(request, fault);
		if (fault.after) return;
		await interrupt(context, fault, request);
		if (!hasAnswer(fault)) return;
		await reply.send(faultAnswer(fault, path, reply));
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const fault = pending.get(request);
		if (!fault) return payload;
		let body = payload;
		if (fault.after) {
			await interrupt(context, fault, request);
			if (hasAnswer(fault)) {
				for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name);
				body = faultAnswer(fault, pathOf(request), reply);
			}
		}
		if (!hasAnswer(fault)) reply.headers(fault.headers ?? {});
		if (fault.cut === undefined) return body;
		const whole = await bufferOf(body);
		reply.header('content-length', whole.length);
		return cutBody(whole, fault.cut, reply);
	});
}

/** The bytes of an upload as they reach Box: with their last one changed where a fault says so. */
export function received(request: FastifyRequest, content: Buffer): Buffer {
	if (!pending.get(request)?.damage) return content;
	if (content.length === 0) return Buffer.of(0);
	const damaged = Buffer.from(content);
	damaged.writeUInt8((content.at(-1) ?? 0) ^ 1, content.length - 1);
	return damaged;
}

/** Whether the answer is one that a fault made: such answers need not keep to Box's document. */
export function isFaulty(request: FastifyRequest): boolean {
	return pending.has(request);
}
