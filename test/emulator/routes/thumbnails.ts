import type { FastifyInstance } from 'fastify';

import { findItem } from '../actions/find';
import { BoxProblem } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { currentVersion } from '../state/model';
import { jpg, png } from '../state/pictures';
import { hasPicture } from '../state/representations';
import { integer } from '../tables/kinds';
import { readQuery } from '../tables/read';
import type { ById } from './params';

/** The formats, with the sizes that there are of each. */
const FORMATS = {
	png: { sizes: [32, 64, 128, 256], draw: png },
	jpg: { sizes: [32, 160, 320], draw: jpg },
} as const;

const PIXELS = integer({ min: 32, max: 320 });
const QUERY = { min_height: PIXELS, min_width: PIXELS, max_height: PIXELS, max_width: PIXELS };

/** The size that fits: the smallest if there is a minimum, or else the largest. */
function sizeIn(
	sizes: readonly number[],
	asked: Partial<Record<keyof typeof QUERY, number>>,
): number {
	const least = Math.max(asked.min_height ?? 0, asked.min_width ?? 0);
	const most = Math.min(asked.max_height ?? Infinity, asked.max_width ?? Infinity);
	const fits = sizes.filter((size) => size >= least && size <= most);
	const size = least > 0 ? fits[0] : fits.at(-1);
	if (size !== undefined) return size;
	throw new BoxProblem(400, 'requested_preview_unavailable', 'Requested preview unavailable');
}

/** https://developer.box.com/reference/get-files-id-thumbnail-id/ */
export function thumbnailRoutes(app: FastifyInstance, context: Context): void {
	const { box } = context;
	for (const [format, { sizes, draw }] of Object.entries(FORMATS)) {
		app.get<ById>(`/files/:id/thumbnail.${format}`, async (request, reply) => {
			const call = callOf(context, request);
			const file = findItem(call, 'file', request.params.id);
			const size = sizeIn(sizes, readQuery(request, QUERY, []).values);
			reply.header('location', `${box.origin}/placeholders/file.png`);
			if (!hasPicture(file)) return reply.code(302).send();
			// The first request has it drawn, which takes until the next one.
			const key = `thumbnail ${format} ${size}`;
			if (box.previews.advance(currentVersion(file), key) === 'pending') {
				return reply.code(202).header('retry-after', '1').send();
			}
			reply.removeHeader('location');
			return reply.type(`image/${format}`).send(draw(size));
		});
	}
}

/** What stands for a file that has no picture, or none yet. */
export function placeholderRoutes(app: FastifyInstance): void {
	app.get('/placeholders/file.png', async (_request, reply) =>
		reply.type('image/png').send(png(32)),
	);
}
