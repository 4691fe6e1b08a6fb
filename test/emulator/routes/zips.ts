import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

import { contentsOf, named, refuseTooMany, wanted } from '../actions/zip';
import { notFound } from '../errors';
import { errorBody } from '../server/answers';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { boxTime } from '../shapes/time';
import type { Box, Call } from '../state/box';
import { zipOf, type ZipEntry } from '../state/zipFile';
import type { Zip, ZipStatus } from '../state/zips';
import { choice, id, list, required, text } from '../tables/kinds';
import { object, readValues } from '../tables/read';
import { disposition } from './download';

interface ByToken {
	Params: { token: string };
}

const ITEM = object({ type: required(choice(['file', 'folder'])), id: required(id()) });
const CREATE = {
	items: required(list(ITEM, { min: 1 })),
	download_file_name: text({ min: 1 }),
};

/** https://developer.box.com/reference/resources/zip-download/ */
export function zipRoutes(app: FastifyInstance, context: Context): void {
	const { box } = context;

	app.post('/zip_downloads', async (request, reply) => {
		const call = callOf(context, request);
		const body = readValues(CREATE, bodyOf(request));
		const { names, conflicts } = named(wanted(call, body.items));
		refuseTooMany(call, names);
		const name = `${body.download_file_name ?? 'Box download'}.zip`;
		const zip = box.zips.add({ name, items: names, userId: call.viewer.user.id });
		return reply.code(202).send({
			download_url: `${box.downloadOrigin}/2.0/zip_downloads/${zip.token}/content`,
			status_url: `${box.origin}/2.0/zip_downloads/${zip.token}/status`,
			expires_at: boxTime(zip.expires),
			name_conflicts: conflicts,
		});
	});

	app.get<ByToken>('/zip_downloads/:token/status', async (request) => {
		const { viewer } = callOf(context, request);
		const status = box.zips.statusOf(request.params.token, viewer.user.id);
		if (!status) throw notFound(request.params.token, 'zip_download_id');
		return status;
	});
}

/** The bytes of an archive, from the download host, once, for anybody who knows its address. */
export function zipContentRoutes(app: FastifyInstance, context: Context): void {
	const { box, strictDownloads } = context;
	app.get<ByToken>('/2.0/zip_downloads/:token/content', async (request, reply) => {
		if (strictDownloads && request.headers.authorization !== undefined) {
			return reply.code(400).type('text/plain').send('Do not send a token to the download host.');
		}
		const zip = box.zips.begin(request.params.token);
		if (!zip) {
			const { message } = notFound(request.params.token, 'zip_download_id');
			return reply.code(404).send(errorBody(404, 'not_found', message));
		}
		const { entries, files, skipped } = contentsOf(callOfZip(box, zip), zip.items);
		zip.status = {
			total_file_count: files,
			downloaded_file_count: 0,
			skipped_file_count: skipped.files,
			skipped_folder_count: skipped.folders,
			state: 'in_progress',
		};
		reply.header('content-disposition', disposition(zip.name)).type('application/octet-stream');
		return reply.send(Readable.from(packed(entries, zip.status), { objectMode: false }));
	});
}

/** Whoever asked for the archive is who downloads it. */
function callOfZip(box: Box, { userId }: Zip): Call {
	return { box, viewer: { user: box.world.user(userId) } };
}

/** The archive, piece by piece; its status is kept as it goes. */
async function* packed(entries: readonly ZipEntry[], status: ZipStatus): AsyncGenerator<Buffer> {
	for (const piece of zipOf(entries)) yield piece;
	status.downloaded_file_count = status.total_file_count - status.skipped_file_count;
	status.state = 'succeeded';
}
