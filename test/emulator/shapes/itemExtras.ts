import type { Capability } from '../state/access';
import { roleAllows } from '../state/access';
import { associationsOf } from '../state/appItems';
import { collectionsWith } from '../state/collections';
import { COMMENTS } from '../state/comments';
import type { Instance } from '../state/metadata';
import { CLASSIFICATION, INSTANCES } from '../state/metadata';
import type { File, Folder, Item } from '../state/model';
import { ancestors, liveLock, ownerId } from '../state/model';
import { inheritsWatermark, watermarkOn } from '../state/watermarks';
import type { World } from '../state/world';
import { collectionShape } from './collection';
import type { Getters, ShapeContext } from './context';
import { userMini } from './mini';
import { liveLink } from './sharedLink';
import { boxTime } from './time';

const INVITEE_ROLES = [
	'editor',
	'viewer',
	'previewer',
	'uploader',
	'previewer uploader',
	'viewer uploader',
];

/** Fields of any item that Box gives only when `fields` asks for them. */
export function itemExtras(item: Item, { world, viewer }: ShapeContext): Getters {
	const owner = world.user(ownerId(item));
	const shared = [item, ...ancestors(item)];
	return {
		tags: () => item.tags,
		collections: () => collectionsWith(world, viewer.user, item).map(collectionShape),
		permissions: () => permissions(item, (what) => roleAllows(world.roleFor(viewer, item), what)),
		has_collaborations: () => [...world.collaborations.values()].some((each) => each.item === item),
		is_externally_owned: () => owner.enterpriseId !== viewer.user.enterpriseId,
		is_accessible_via_shared_link: () => shared.some((each) => liveLink(each, world.now())),
		allowed_invitee_roles: () => INVITEE_ROLES,
		watermark_info: () => watermarkInfo(item, world),
		classification: () => classificationOf(item, world),
		is_associated_with_app_item: () => associationsOf(world, item).length > 0,
	};
}

/** Of the enterprise's classifications, the one that the item has. */
function classificationOf(item: Item, world: World) {
	const fits = ({ item: of, template }: Instance) =>
		of === item && template.templateKey === CLASSIFICATION.template;
	const [instance] = INSTANCES.filter(world, fits);
	const key = instance?.values[CLASSIFICATION.field];
	const option = instance?.template.fields[0]?.options?.find((each) => each.key === key);
	if (!option) return null;
	const definition = option.staticConfig?.classification?.classificationDefinition;
	return { name: option.key, ...(definition === undefined ? {} : { definition }) };
}

function watermarkInfo(item: Item, world: World) {
	const isInherited = inheritsWatermark(world, item);
	return {
		is_watermarked: isInherited || watermarkOn(world, item) !== undefined,
		is_watermark_inherited: isInherited,
		is_watermarked_by_access_policy: false,
	};
}

function permissions(item: Item, can: (what: Capability) => boolean) {
	const shared = {
		can_delete: can('delete'),
		can_download: can('download'),
		can_invite_collaborator: can('invite'),
		can_rename: can('edit'),
		can_set_share_access: can('share'),
		can_share: can('share'),
		can_upload: can('upload'),
		can_apply_watermark: item.type !== 'web_link' && can('invite'),
	};
	if (item.type !== 'file') return shared;
	return {
		...shared,
		can_annotate: can('download'),
		can_comment: can('download'),
		can_preview: can('see'),
		can_view_annotations_all: can('download'),
		can_view_annotations_self: can('download'),
	};
}

/** Fields of a file that Box gives only when `fields` asks for them. */
export function fileExtras(file: File, { world }: ShapeContext): Getters {
	const dot = file.name.lastIndexOf('.');
	return {
		version_number: () => String(file.versions.at(-1)?.number ?? 1),
		comment_count: () => COMMENTS.filter(world, (each) => each.file === file).length,
		lock: () => lockShape(file, world.now(), (id) => userMini(world.user(id))),
		extension: () => (dot < 0 ? '' : file.name.slice(dot + 1)),
		is_package: () => false,
		expires_at: () => null,
		uploader_display_name: () => world.user(file.createdBy).name,
		disposition_at: () => boxTime(file.dispositionAt),
		shared_link_permission_options: () => ['can_preview', 'can_download', 'can_edit'],
	};
}

function lockShape(file: File, now: number, user: (id: string) => unknown) {
	const lock = liveLock(file, now);
	if (!lock) return null;
	return {
		type: 'lock',
		id: lock.id,
		created_by: user(lock.createdBy),
		created_at: boxTime(lock.createdAt),
		// A request says `expires_at`, an answer `expired_at`.
		...(lock.expiresAt === null ? {} : { expired_at: boxTime(lock.expiresAt) }),
		is_download_prevented: lock.isDownloadPrevented,
		app_type: null,
	};
}

/** Fields of a folder that Box gives only when `fields` asks for them. */
export function folderExtras(folder: Folder, _context: ShapeContext): Getters {
	return {
		sync_state: () => folder.syncState,
		can_non_owners_invite: () => folder.canNonOwnersInvite,
		can_non_owners_view_collaborators: () => folder.canNonOwnersViewCollaborators,
		is_collaboration_restricted_to_enterprise: () => folder.restrictedToEnterprise,
		allowed_shared_link_access_levels: () => ['open', 'company', 'collaborators'],
	};
}
