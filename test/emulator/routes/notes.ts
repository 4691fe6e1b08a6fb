import type { FastifyInstance } from 'fastify';

import { findParent } from '../actions/find';
import { uploadFile } from '../actions/upload';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { StoredContent } from '../state/content';
import { choice, id, required, text } from '../tables/kinds';
import { object, readValues, refuseVersion } from '../tables/read';

const BODY = {
	content: required(text({ max: 1_048_576 })),
	content_format: required(choice(['markdown'])),
	parent: required(object({ type: required(choice(['folder'])), id: required(id()) })),
	name: required(text({ min: 1, max: 247 })),
};

/**
 * Makes a Box Note of a text. It holds the text as it came: what a note is like inside is Box's own.
 * https://developer.box.com/reference/v2026.0/post-notes-convert/
 */
export function noteRoutes(app: FastifyInstance, context: Context): void {
	app.post('/notes/convert', async (request, reply) => {
		const call = callOf(context, request);
		refuseVersion(request, '2026.0');
		const { content, name, parent } = readValues(BODY, bodyOf(request));
		const folder = findParent(call, parent.id);
		const file = uploadFile(
			call,
			folder,
			`${name}.boxnote`,
			new StoredContent(Buffer.from(content)),
			{},
		);
		return reply.code(201).send({ type: 'file', id: file.id });
	});
}
