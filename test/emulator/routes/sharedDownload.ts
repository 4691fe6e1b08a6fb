import type { FastifyInstance } from 'fastify';

import { directDownload } from '../actions/sharedLink';
import type { Context } from '../server/context';
import { currentVersion } from '../state/model';

/** A shared link's `download_url`: anybody gets the file, without a token. */
export function sharedDownloadRoutes(app: FastifyInstance, { box }: Context): void {
	app.get<{ Params: { token: string } }>('/shared/static/:token', async (request, reply) => {
		const file = directDownload(box, request.params.token);
		if (!file) return reply.code(404).type('text/plain').send('This shared link opens nothing.');
		if (file.sharedLink) file.sharedLink.downloads += 1;
		return reply.redirect(box.downloadAddress(currentVersion(file), file.name));
	});
}
