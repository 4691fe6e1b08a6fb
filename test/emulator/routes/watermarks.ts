import type { FastifyInstance } from 'fastify';

import { findItem, need, refuseRoot } from '../actions/find';
import { notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { File, Folder } from '../state/model';
import type { Watermark } from '../state/watermarks';
import { watermarkOn, WATERMARKS } from '../state/watermarks';
import { choice, required } from '../tables/kinds';
import { object, readValues } from '../tables/read';
import type { ById } from './params';

const BODY = { watermark: required(object({ imprint: required(choice(['default'])) })) };

const shown = ({ createdAt, modifiedAt }: Watermark) => ({
	watermark: { created_at: boxTime(createdAt), modified_at: boxTime(modifiedAt) },
});

function existing({ box }: Call, item: File | Folder): Watermark {
	const found = watermarkOn(box.world, item);
	if (!found) throw notFound(item.id, 'watermark');
	return found;
}

/** Puts a watermark on an item that has none yet. */
function apply({ box: { world }, viewer }: Call, item: File | Folder): Watermark {
	const now = world.now();
	const made = { createdBy: viewer.user.id, createdAt: now, modifiedAt: now };
	const watermark = { id: world.nextId(), item, ...made };
	WATERMARKS.of(world).set(watermark.id, watermark);
	return watermark;
}

/** https://developer.box.com/reference/resources/watermark/ */
export function watermarkRoutes(app: FastifyInstance, context: Context): void {
	for (const type of ['file', 'folder'] as const) {
		const path = `/${type}s/:id/watermark`;
		const find = (call: Call, id: string): File | Folder => findItem(call, type, id);

		app.get<ById>(path, async (request) => {
			const call = callOf(context, request);
			return shown(existing(call, find(call, request.params.id)));
		});

		app.put<ById>(path, async (request, reply) => {
			const call = callOf(context, request);
			const item = find(call, request.params.id);
			readValues(BODY, bodyOf(request));
			refuseRoot(item);
			need(call, item, 'invite');
			const before = watermarkOn(call.box.world, item);
			if (before) before.modifiedAt = call.box.world.now();
			return reply.code(before ? 200 : 201).send(shown(before ?? apply(call, item)));
		});

		app.delete<ById>(path, async (request, reply) => {
			const call = callOf(context, request);
			const item = find(call, request.params.id);
			need(call, item, 'invite');
			WATERMARKS.of(call.box.world).delete(existing(call, item).id);
			return reply.code(204).send();
		});
	}
}
