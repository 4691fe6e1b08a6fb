import type { FastifyInstance } from 'fastify';

import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { byMarker } from '../server/paging';
import { itemShape } from '../shapes/item';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { File } from '../state/model';
import { isTrashed } from '../state/model';
import { isRecord } from '../tables/kinds';
import { readQuery } from '../tables/read';

const NINETY_DAYS = 90 * 24 * 3600 * 1000;

/** What the events of a user say of what he did with a file. */
const INTERACTIONS: Record<string, string> = {
	ITEM_PREVIEW: 'item_preview',
	ITEM_DOWNLOAD: 'item_open',
	ITEM_UPLOAD: 'item_upload',
	COMMENT_CREATE: 'item_comment',
	ITEM_MODIFY: 'item_modify',
	ITEM_RENAME: 'item_modify',
};

interface Interaction {
	file: File;
	type: string;
	at: number;
}

/** The file that an event is about: its source, or what its source is a comment on. */
function fileOf({ box, viewer }: Call, source: unknown): File | undefined {
	const about = isRecord(source) && isRecord(source.item) ? source.item : source;
	const id = isRecord(about) ? String(about.id) : '';
	const item = box.world.items.get(id);
	if (item?.type !== 'file' || isTrashed(item) || !box.world.roleFor(viewer, item))
		return undefined;
	return item;
}

/** What the caller did last with each file, newest first. */
function interactions(call: Call): Interaction[] {
	const { box, viewer } = call;
	const since = box.world.now() - NINETY_DAYS;
	const last = new Map<string, Interaction>();
	for (const { body, createdAt: at, type: event } of box.events.all(viewer.user.id)) {
		const type = INTERACTIONS[event];
		const isOwn = isRecord(body.created_by) && body.created_by.id === viewer.user.id;
		const file = type !== undefined && isOwn && at >= since ? fileOf(call, body.source) : undefined;
		if (!type || !file) continue;
		last.delete(file.id);
		last.set(file.id, { file, type, at });
	}
	return [...last.values()].reverse();
}

/** https://developer.box.com/reference/get-recent-items/ */
export function recentItemRoutes(app: FastifyInstance, context: Context): void {
	const paging = byMarker();
	app.get('/recent_items', async (request) => {
		const call = callOf(context, request);
		const { fields = [] } = readQuery(request, {}, ['fields', ...paging.parameters]);
		return paging.page(request, interactions(call), ({ at, file, type }) => ({
			type: 'recent_item',
			interaction_type: type,
			interacted_at: boxTime(at),
			item: itemShape(file, shapeContext(call), fields),
		}));
	});
}
