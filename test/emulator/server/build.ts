import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';

import { RESOURCES } from '../resources';
import { aiRoutes } from '../routes/ai';
import { aiAgentDefaultRoutes } from '../routes/aiAgentDefault';
import { appItemRoutes } from '../routes/appItems';
import { avatarRoutes } from '../routes/avatars';
import { barrierStatusRoutes } from '../routes/barrierStatus';
import { collaborationRoutes } from '../routes/collaborations';
import { collectionRoutes } from '../routes/collections';
import { consentRoutes } from '../routes/consent';
import { controlRoutes } from '../routes/control';
import { docGenRoutes } from '../routes/docGen';
import { downloadRoutes } from '../routes/download';
import { enterpriseConfigurationRoutes } from '../routes/enterpriseConfigurations';
import { eventRoutes } from '../routes/events';
import { externalUserRoutes } from '../routes/externalUsers';
import { fileRoutes } from '../routes/files';
import { folderRoutes } from '../routes/folders';
import { hubRoutes } from '../routes/hubs';
import { legalHoldRoutes } from '../routes/legalHolds';
import { metadataRoutes } from '../routes/metadata';
import { metadataQueryRoutes } from '../routes/metadataQueries';
import { noteRoutes } from '../routes/notes';
import { tokenRoutes } from '../routes/oauth';
import { embedRoutes, representationContentRoutes, representationRoutes } from '../routes/previews';
import { realtimeRoutes } from '../routes/realtime';
import { recentItemRoutes } from '../routes/recentItems';
import { retentionRoutes } from '../routes/retention';
import { searchRoutes } from '../routes/search';
import { sessionTerminationRoutes } from '../routes/sessionTermination';
import { sharedDownloadRoutes } from '../routes/sharedDownload';
import { sharedItemRoutes } from '../routes/sharedItems';
import { taxonomyRoutes } from '../routes/taxonomies';
import { taxonomyNodeRoutes } from '../routes/taxonomyNodes';
import { taxonomyOptionRoutes } from '../routes/taxonomyOptions';
import { placeholderRoutes, thumbnailRoutes } from '../routes/thumbnails';
import { trashRoutes } from '../routes/trash';
import { DIRECT_UPLOAD_BYTES, preflightRoutes, uploadRoutes } from '../routes/uploads';
import { uploadSessionRoutes } from '../routes/uploadSessions';
import { userRoutes } from '../routes/users';
import { versionRoutes } from '../routes/versions';
import { watermarkRoutes } from '../routes/watermarks';
import { webLinkRoutes } from '../routes/webLinks';
import { zipContentRoutes, zipRoutes } from '../routes/zips';
import type { Emulator } from '../types';
import { validateExchanges } from '../validation/hook';
import { useBoxAnswers } from './answers';
import type { Context } from './context';
import { applyFaults } from './faultHooks';
import { applyLimits } from './limits';
import { recordRequests } from './record';

const API = [
	aiRoutes,
	aiAgentDefaultRoutes,
	appItemRoutes,
	avatarRoutes,
	barrierStatusRoutes,
	collaborationRoutes,
	collectionRoutes,
	docGenRoutes,
	enterpriseConfigurationRoutes,
	eventRoutes,
	externalUserRoutes,
	fileRoutes,
	folderRoutes,
	hubRoutes,
	metadataQueryRoutes,
	metadataRoutes,
	legalHoldRoutes,
	noteRoutes,
	preflightRoutes,
	recentItemRoutes,
	representationRoutes,
	retentionRoutes,
	searchRoutes,
	sessionTerminationRoutes,
	sharedItemRoutes,
	taxonomyRoutes,
	taxonomyNodeRoutes,
	taxonomyOptionRoutes,
	thumbnailRoutes,
	trashRoutes,
	userRoutes,
	versionRoutes,
	watermarkRoutes,
	webLinkRoutes,
	zipRoutes,
	...RESOURCES.map(({ routes }) => routes),
];
const UPLOAD = [uploadRoutes, uploadSessionRoutes];
const ACCOUNT = [
	...[tokenRoutes, consentRoutes, realtimeRoutes],
	...[sharedDownloadRoutes, embedRoutes, placeholderRoutes],
];

function server(): FastifyInstance {
	return fastify({
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		bodyLimit: DIRECT_UPLOAD_BYTES,
		routerOptions: { maxParamLength: 500 },
	});
}

/** The server that stands in for Box's API, upload and account hosts. */
export async function buildApi(
	context: Context,
	emulator: () => Emulator,
): Promise<FastifyInstance> {
	const app = server();
	app.addHook('onRoute', ({ method, url }) => {
		// Two colons stand for one that begins no parameter.
		const path = url.replace('::', ':');
		for (const each of [method].flat()) context.endpoints.push(`${each} ${path}`);
	});
	useBoxAnswers(app, context);
	recordRequests(app, context, 'api');
	applyFaults(app, context);
	applyLimits(app, context);
	validateExchanges(app, context);
	await app.register(formbody);
	await app.register(multipart, {
		limits: { fileSize: DIRECT_UPLOAD_BYTES, fieldSize: 1_000_000 },
	});
	const area = (prefix: string, routes: Array<(app: FastifyInstance, context: Context) => void>) =>
		app.register(async (scope) => routes.forEach((each) => each(scope, context)), { prefix });
	await area('/2.0', API);
	await area('/api/2.0', UPLOAD);
	await area('', ACCOUNT);
	controlRoutes(app, emulator);
	return app;
}

/** The server that stands in for Box's download host. */
export async function buildDownload(context: Context): Promise<FastifyInstance> {
	const app = server();
	useBoxAnswers(app, context);
	recordRequests(app, context, 'download');
	applyFaults(app, context);
	downloadRoutes(app, context);
	representationContentRoutes(app, context);
	zipContentRoutes(app, context);
	return app;
}
