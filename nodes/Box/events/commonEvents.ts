import type { ItemType } from '../client/types';
import type { LiveStream } from './streams';

/** What many workflows wait for: types of events in each stream, under one name. */
export interface CommonEvent {
	name: string;
	/** As n8n's node panel lists it. */
	action: string;
	description: string;
	types: Readonly<Record<LiveStream, readonly string[]>>;
	/** Only events about items of this type; left out for all. */
	itemType?: ItemType;
	/** Whether the upload of a file that is new does not count. */
	isChange?: boolean;
}

/**
 * The common events, by the value that workflows store.
 *
 * https://developer.box.com/guides/events/event-triggers/user-event-triggers/
 * https://developer.box.com/guides/events/event-triggers/enterprise-event-triggers/
 */
export const COMMON_EVENTS = {
	collaborationInvited: {
		name: 'Collaboration Invited',
		action: 'On collaboration invited',
		description: 'Somebody is invited to a file or folder, or added to it at once',
		types: {
			user: ['COLLAB_INVITE_COLLABORATOR', 'COLLAB_ADD_COLLABORATOR'],
			enterprise: ['COLLABORATION_INVITE', 'COLLABORATION_ACCEPT'],
		},
	},
	commentAdded: {
		name: 'Comment Added',
		action: 'On comment added',
		description: 'Somebody comments on a file, or replies to a comment',
		types: { user: ['COMMENT_CREATE'], enterprise: ['COMMENT_CREATE'] },
	},
	fileChanged: {
		name: 'File Changed',
		action: 'On file changed',
		description: 'A file gets a new version, or is edited, renamed or moved',
		types: {
			user: ['ITEM_UPLOAD', 'ITEM_MODIFY', 'ITEM_MAKE_CURRENT_VERSION', 'ITEM_RENAME', 'ITEM_MOVE'],
			enterprise: ['UPLOAD', 'EDIT', 'FILE_VERSION_RESTORE', 'RENAME', 'MOVE'],
		},
		itemType: 'file',
		isChange: true,
	},
	fileUploaded: {
		name: 'File Uploaded',
		action: 'On file uploaded',
		description: 'A file is uploaded, or a new version of one',
		types: { user: ['ITEM_UPLOAD'], enterprise: ['UPLOAD'] },
		itemType: 'file',
	},
	folderCreated: {
		name: 'Folder Created',
		action: 'On folder created',
		description: 'A folder is created',
		// The enterprise's stream has no type of its own for it.
		types: { user: ['ITEM_CREATE'], enterprise: ['UPLOAD'] },
		itemType: 'folder',
	},
	sharedLinkCreated: {
		name: 'Shared Link Created',
		action: 'On shared link created',
		description: 'A file, folder or web link gets a shared link',
		types: { user: ['ITEM_SHARED_CREATE'], enterprise: ['SHARE'] },
	},
} as const satisfies Record<string, CommonEvent>;

export type CommonEventName = keyof typeof COMMON_EVENTS;
