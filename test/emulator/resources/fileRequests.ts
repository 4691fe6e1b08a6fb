import { findItem, need } from '../actions/find';
import { methodNotAllowed, notFound } from '../errors';
import { folderMini, userMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { FileRequest } from '../state/fileRequests';
import { FILE_REQUESTS } from '../state/fileRequests';
import { hex } from '../state/ids';
import type { Params } from '../tables/declaration';
import type { Values } from '../tables/kinds';
import { choice, flag, id, required, text, time } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { onItem } from '../tables/rights';
import { MADE } from '../tables/shape';

const path = '/file_requests';
const SETTINGS = {
	title: text({ min: 1 }),
	description: text(),
	status: choice(['active', 'inactive']),
	is_email_required: flag(),
	is_description_required: flag(),
	expires_at: time(),
};

const folderOf = ({ folder }: FileRequest) => folder;
const sees = onItem('see', folderOf);
const mayChange = onItem('invite', folderOf);

function find({ box }: Call, { id: wanted = '' }: Params): FileRequest | undefined {
	if (!/^\d+$/.test(wanted)) throw methodNotAllowed();
	return FILE_REQUESTS.of(box.world).get(wanted);
}

function settings({ expires_at: expiresAt, ...values }: Values<typeof SETTINGS>) {
	return { ...values, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

/** https://developer.box.com/reference/resources/file-request/ */
export const fileRequests = resource({
	type: 'file_request',
	table: FILE_REQUESTS,
	path,
	fields: false,
	at: { path: `${path}/:id`, find },
	sees,
	etag: ({ sequence }) => String(sequence),
	shape: {
		standard: [
			'title',
			'description',
			'status',
			'is_email_required',
			'is_description_required',
			{
				expires_at: ({ expiresAt }) => (expiresAt === null ? undefined : boxTime(expiresAt)),
				folder: ({ folder }) => folderMini(folder),
				url: ({ token }) => `/f/${token}`,
				etag: ({ sequence }) => String(sequence),
			},
			MADE,
			{
				updated_by: ({ updatedBy }, { box }) => userMini(box.world.user(updatedBy)),
				updated_at: ({ modifiedAt }) => boxTime(modifiedAt),
			},
		],
	},
	create: {
		path: `${path}/:id/copy`,
		status: 200,
		body: {
			...SETTINGS,
			folder: required(object({ type: choice(['folder']), id: required(id()) })),
		},
		make: (call, { folder: { id: folderId }, ...values }, params) => {
			const original = find(call, params);
			if (!original || !sees(call, original)) throw notFound(params.id ?? '', 'file_request');
			const folder = findItem(call, 'folder', folderId);
			need(call, folder, 'invite');
			const { id: _id, createdBy: _by, createdAt: _at, modifiedAt: _changed, ...kept } = original;
			const own = { folder, token: hex(16), sequence: 0, updatedBy: call.viewer.user.id };
			return { ...kept, ...settings(values), ...own };
		},
	},
	update: {
		body: SETTINGS,
		right: mayChange,
		change: ({ viewer }, { sequence }, values) => ({
			...settings(values),
			sequence: sequence + 1,
			updatedBy: viewer.user.id,
		}),
	},
	remove: { right: mayChange },
});
