import { findItem, refuseRoot } from '../actions/find';
import { badRequest, notFound } from '../errors';
import { unpaged } from '../server/paging';
import { folderMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { FolderLock } from '../state/folderLocks';
import { FOLDER_LOCKS } from '../state/folderLocks';
import { listing } from '../tables/declaration';
import { choice, flag, id, required } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { onItem } from '../tables/rights';

const LOCKED = { move: true, delete: true };
const folderOf = ({ folder }: FolderLock) => folder;

/** Owners and co-owners lock and unlock folders. */
function owns({ box, viewer }: Call, { folder }: Pick<FolderLock, 'folder'>): boolean {
	const role = box.world.roleFor(viewer, folder);
	return role === 'owner' || role === 'co-owner';
}

/** https://developer.box.com/reference/resources/folder-lock/ */
export const folderLocks = resource({
	type: 'folder_lock',
	table: FOLDER_LOCKS,
	path: '/folder_locks',
	fields: false,
	get: false,
	sees: onItem('see', folderOf),
	shape: {
		standard: [
			{
				folder: ({ folder }) => folderMini(folder),
				created_by: ({ createdBy }) => ({ type: 'user', id: createdBy }),
				created_at: ({ createdAt }) => boxTime(createdAt),
				locked_operations: () => LOCKED,
				lock_type: () => 'freeze',
			},
		],
	},
	lists: [
		listing({
			path: '/folder_locks',
			paging: unpaged(() => ({ limit: '1000', next_marker: null })),
			query: { folder_id: required(id()) },
			rows: (call, { folder_id }) => {
				const wanted = findItem(call, 'folder', folder_id);
				return ({ folder }: FolderLock) => folder === wanted;
			},
		}),
	],
	create: {
		status: 200,
		body: {
			folder: required(object({ id: required(id()), type: required(choice(['folder'])) })),
			locked_operations: object({ move: required(flag()), delete: required(flag()) }),
		},
		make: (call, { folder: { id: folderId }, locked_operations = LOCKED }) => {
			const folder = findItem(call, 'folder', folderId);
			if (!locked_operations.move || !locked_operations.delete) {
				throw badRequest('locked_operations', 'Both operations must be locked');
			}
			refuseRoot(folder);
			// To others there is no such folder.
			if (!owns(call, { folder })) throw notFound(folderId, 'folder');
			return { folder };
		},
	},
	remove: { right: owns },
});
