import { roleAllows } from '../state/access';
import type { File, Folder, Item, WebLink } from '../state/model';
import { isTrashed, liveLock, ownerId, sizeOf } from '../state/model';
import type { Getters, Shape, ShapeContext } from './context';
import { selected, whole } from './context';
import { fileExtras, folderExtras, itemExtras } from './itemExtras';
import { metadataFields } from './metadata';
import { folderMini, itemMini, userMini } from './mini';
import { itemPage } from './page';
import { sharedLinkShape } from './sharedLink';
import { boxTime } from './time';

const BASE = ['type', 'id', 'etag'];
const TRASH = { type: 'folder', id: '1', sequence_id: null, etag: null, name: 'Trash' };
const THIRTY_DAYS = 30 * 24 * 3600 * 1000;

/** The path as the viewer sees it: from his root, without folders he may not know of. */
function pathShape(item: Item, context: ShapeContext) {
	if (isTrashed(item)) return { total_count: 1, entries: [TRASH] };
	const path = context.world.pathFor(item, context.viewer).map(folderMini);
	return { total_count: path.length, entries: path };
}

function parentShape(item: Item, { world, viewer }: ShapeContext) {
	if (!item.parent) return null;
	return folderMini(world.parentFor(item, viewer) ?? world.rootOf(viewer.user.id));
}

/** An item that is in the trash itself says when; what it contains is trashed with it. */
function trashTimes(item: Item) {
	const trashedAt = item.trashedAt;
	return {
		trashed_at: () => boxTime(trashedAt),
		purged_at: () => boxTime(trashedAt === null ? null : trashedAt + THIRTY_DAYS),
		item_status: () => (isTrashed(item) ? 'trashed' : 'active'),
	};
}

/** What files, folders and web links have in common. */
function common(item: Item, context: ShapeContext): Getters {
	const { world } = context;
	const isRoot = item.type === 'folder' && item.rootOf !== null;
	return {
		description: () => item.description,
		path_collection: () => pathShape(item, context),
		created_at: () => (isRoot ? null : boxTime(item.createdAt)),
		modified_at: () => (isRoot ? null : boxTime(item.modifiedAt)),
		created_by: () => userMini(world.user(item.createdBy)),
		modified_by: () => userMini(world.user(item.modifiedBy)),
		owned_by: () => userMini(world.user(ownerId(item))),
		shared_link: () => sharedLinkShape(item, context.origin, world.now()),
		parent: () => parentShape(item, context),
		...trashTimes(item),
	};
}

function minis(item: Item): Getters {
	return Object.fromEntries(
		Object.entries(itemMini(item)).map(([key, value]) => [key, () => value]),
	);
}

function contentTimes(item: File | Folder): Getters {
	const isRoot = item.type === 'folder' && item.rootOf !== null;
	return {
		size: () => sizeOf(item),
		content_created_at: () => (isRoot ? null : boxTime(item.contentCreatedAt)),
		content_modified_at: () => (isRoot ? null : boxTime(item.contentModifiedAt)),
	};
}

function folderOnly(folder: Folder, context: ShapeContext): Getters {
	return {
		folder_upload_email: () => folder.uploadEmail,
		item_collection: () => {
			const items = context.world.childrenOf(folder, context.viewer);
			return itemPage(items, { offset: 0, limit: 100 }, (item) => itemShape(item, context, []));
		},
	};
}

/** The keys of the standard representation, in Box's order as far as it matters to a reader. */
function standard(item: File | Folder | WebLink, context: ShapeContext): Getters {
	const shared = { ...minis(item), ...common(item, context) };
	if (item.type === 'web_link') return shared;
	const content = { ...shared, ...contentTimes(item) };
	return item.type === 'file' ? content : { ...content, ...folderOnly(item, context) };
}

function extras(item: Item, context: ShapeContext): Getters {
	const shared = itemExtras(item, context);
	if (item.type === 'file') {
		return { ...shared, ...fileExtras(item, context), ...context.previews?.(item) };
	}
	return item.type === 'folder' ? { ...shared, ...folderExtras(item, context) } : shared;
}

/**
 * An item as Box shows it: the standard representation, with `fields` the base set and those
 * fields, with an empty list of fields the mini one.
 * https://developer.box.com/guides/api-calls/request-extra-fields/
 */
export function itemShape(item: Item, context: ShapeContext, fields?: readonly string[]): Shape {
	if (!fields) return whole(standard(item, context));
	if (fields.length === 0) return { ...itemMini(item) };
	const own = standard(item, context);
	const isEnough = fields.every((field) => Object.hasOwn(own, field));
	const getters = isEnough ? own : { ...own, ...extras(item, context) };
	const shape = selected(getters, BASE, fields);
	const metadata = metadataFields(item, context, fields);
	return metadata ? { ...shape, metadata } : shape;
}

/** The standard representation of an item that is in the trash. */
export function trashedShape(item: Item, context: ShapeContext, fields?: readonly string[]): Shape {
	if (fields?.length) return itemShape(item, context, fields);
	const { item_collection: _, ...rest } = itemShape(item, context);
	return {
		...rest,
		shared_link: null,
		...(item.type === 'folder' ? { folder_upload_email: null } : {}),
	};
}

/**
 * Whether the viewer may download the item: previewers and uploaders may not, unless the file is open
 * to all; nobody from outside may download a file that is for the company.
 */
export function canDownload(item: File, { world, viewer }: ShapeContext): boolean {
	const lock = liveLock(item, world.now());
	if (lock?.isDownloadPrevented && lock.createdBy !== viewer.user.id) return false;
	const { enterpriseId } = world.user(ownerId(item));
	if (item.downloadBy === 'company' && viewer.user.enterpriseId !== enterpriseId) return false;
	return roleAllows(world.roleFor(viewer, item), item.downloadBy === 'open' ? 'see' : 'download');
}
