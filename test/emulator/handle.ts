import { addCollaboration } from './actions/collaborate';
import { createFolder, createWebLink } from './actions/create';
import { findItem } from './actions/find';
import { findGroup } from './actions/groups';
import { placeFile, uploadFile } from './actions/upload';
import { userMini } from './shapes/mini';
import { BY_NAME, sortItems } from './shapes/page';
import { sharedLinkShape } from './shapes/sharedLink';
import { boxTime } from './shapes/time';
import type { Box, Call } from './state/box';
import { bytesOf, StoredContent, type Content } from './state/content';
import type { EventParts } from './state/events';
import { enterpriseStream } from './state/events';
import { hex } from './state/ids';
import type { Folder, Item } from './state/model';
import { currentVersion, sizeOf } from './state/model';
import type { Emulator, TokenAnswer } from './types';

/** What tests do to a Box behind HTTP's back: the part of `Emulator` that is about content. */
export type ContentHandle = Pick<
	Emulator,
	| 'connect'
	| 'addFolder'
	| 'addFile'
	| 'addWebLink'
	| 'addManyFiles'
	| 'addCollaboration'
	| 'askFirst'
	| 'allowEnterpriseSearch'
	| 'find'
	| 'content'
	| 'tree'
	| 'eventsOf'
	| 'appendEvent'
>;

function connect(box: Box, userId: string): TokenAnswer {
	const { access_token, refresh_token, expires_in } = box.tokens.pair(box.tokens.issue(userId));
	if (!refresh_token) throw new Error('A pair without a refresh token');
	return { access_token, refresh_token, expires_in, token_type: 'bearer' };
}

function find(box: Box, path: string, userId: string): Item | undefined {
	const viewer = { user: box.world.user(userId) };
	let item: Item | undefined = box.world.rootOf(userId);
	for (const name of path.split('/').filter(Boolean)) {
		if (item?.type !== 'folder') return undefined;
		item = box.world.childrenOf(item, viewer).find((each) => each.name === name);
	}
	return item;
}

function lines(box: Box, folder: Folder, userId: string, indent: string): string[] {
	const children = box.world.childrenOf(folder, { user: box.world.user(userId) });
	return sortItems(children, BY_NAME).flatMap((item) => {
		const link = sharedLinkShape(item, box.origin, box.world.now());
		const shared = link ? ` (shared link: ${link.access})` : '';
		if (item.type !== 'folder') return [`${indent}${item.name}  ${sizeOf(item)} bytes${shared}`];
		return [`${indent}${item.name}/${shared}`, ...lines(box, item, userId, `${indent}  `)];
	});
}

function appendEvent(box: Box, userId: string, parts: EventParts): Record<string, unknown> {
	const { userId: _, stream, ...given } = parts;
	const user = box.world.user(userId);
	const time = boxTime(box.world.now());
	const body = {
		type: 'event',
		event_id: hex(20),
		event_type: stream ? 'UPLOAD' : 'ITEM_UPLOAD',
		created_at: time,
		recorded_at: time,
		created_by: userMini(user),
		session_id: hex(8),
		source: null,
		...(stream ? { additional_details: {}, ip_address: '127.0.0.1' } : {}),
		...given,
	};
	// An event without a proper time counts as one of now.
	const createdAt = Date.parse(String(body.created_at)) || box.world.now();
	box.events.append(stream ? enterpriseStream(user) : userId, {
		type: body.event_type,
		createdAt,
		body,
		...(stream && stream !== 'enterprise' ? { only: stream } : {}),
	});
	return body;
}

/** What a test gives as a file's content. */
function contentFrom(given: string | Buffer | Content): Content {
	if (Buffer.isBuffer(given) || typeof given === 'string')
		return new StoredContent(Buffer.from(given));
	return given;
}

/** Binds the content's part of `Emulator` to a Box. */
export function contentHandle(box: Box): ContentHandle {
	const admin = box.world.samples.admin.id;
	const as = (userId = admin): Call => ({ box, viewer: { user: box.world.user(userId) } });
	return {
		connect: (userId = admin) => connect(box, box.world.user(userId).id),
		addFolder: (options) => {
			const call = as(options.as);
			return createFolder(call, findItem(call, 'folder', options.parentId ?? '0'), options.name);
		},
		addFile: (options) => {
			const call = as(options.as);
			const parent = findItem(call, 'folder', options.parentId ?? '0');
			return uploadFile(call, parent, options.name, contentFrom(options.content));
		},
		addWebLink: ({ name, url = 'https://example.com/', parentId = '0', as: user }) => {
			const call = as(user);
			return createWebLink(call, findItem(call, 'folder', parentId), url, { name });
		},
		addManyFiles: ({ count, parentId = '0', as: user, name, createdAt }) => {
			const call = as(user);
			const parent = findItem(call, 'folder', parentId);
			return Array.from({ length: count }, (_, number) =>
				placeFile(call, parent, name(number), createdAt?.(number)),
			);
		},
		addCollaboration: ({ itemType, itemId, role, ...who }) => {
			const item = box.world.items.get(itemId);
			if (item?.type !== itemType) throw new Error(`There is no ${itemType} ${itemId}`);
			const owner = as(item.createdBy);
			const blank = { expiresAt: null, isAccessOnly: false, canViewPath: false };
			const invitee =
				'userId' in who
					? box.world.user(who.userId)
					: { group: findGroup(as(), who.groupId, () => true) };
			return addCollaboration(owner, item, invitee, role, blank);
		},
		askFirst: (userId) => void box.world.askedFirst.add(box.world.user(userId).id),
		allowEnterpriseSearch: (userId = admin) =>
			void box.world.enterpriseSearchers.add(box.world.user(userId).id),
		find: (path, userId = admin) => find(box, path, userId),
		content: (fileId) => {
			const file = box.world.items.get(fileId);
			if (file?.type !== 'file') throw new Error(`There is no file ${fileId}`);
			return bytesOf(currentVersion(file).content);
		},
		tree: (userId = admin) => lines(box, box.world.rootOf(userId), userId, '').join('\n'),
		eventsOf: (userId = admin) => box.events.all(userId).map((each) => ({ ...each.body })),
		appendEvent: (parts) => appendEvent(box, parts.userId ?? admin, parts),
	};
}
