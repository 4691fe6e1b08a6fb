import type { FastifyInstance } from 'fastify';
import { findItem } from '../actions/find';
import { lockFolder, unlockFolder } from '../actions/folderLocks';
import { badRequest, missing } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, optionalFlag, optionalObject, queryOf, requiredId } from '../server/input';
import { folderMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { FolderLock } from '../state/model';
import type { ById } from './params';

function lockShape(lock: FolderLock) {
	return {
		type: 'folder_lock',
		id: lock.id,
		folder: folderMini(lock.folder),
		created_by: { type: 'user', id: lock.createdBy },
		created_at: boxTime(lock.createdAt),
		locked_operations: { move: true, delete: true },
		lock_type: 'freeze',
	};
}

/** https://developer.box.com/reference/resources/folder-lock/ */
export function folderLockRoutes(app: FastifyInstance, context: Context): void {
	app.post('/folder_locks', async (request) => {
		const call = callOf(context, request);
		const body = bodyOf(request);
		const folder = findItem(call, 'folder', requiredId(body, 'folder'));
		const operations = optionalObject(body, 'locked_operations') ?? { move: true, delete: true };
		for (const key of ['move', 'delete']) {
			if (!optionalFlag(operations, key)) throw badRequest(key, 'Both operations must be locked');
		}
		return lockShape(lockFolder(call, folder));
	});

	app.get('/folder_locks', async (request) => {
		const call = callOf(context, request);
		const id = queryOf(request).folder_id;
		if (id === undefined) throw missing('folder_id');
		const folder = findItem(call, 'folder', id);
		const locks = [...context.box.world.folderLocks.values()];
		const entries = locks.filter((each) => each.folder === folder).map(lockShape);
		return { entries, limit: '1000', next_marker: null };
	});

	app.delete<ById>('/folder_locks/:id', async (request, reply) => {
		unlockFolder(callOf(context, request), request.params.id);
		return reply.code(204).send();
	});
}
