/** A type of event as a user chooses it. */
export interface EventTypeChoice {
	name: string;
	/** Box's own name. */
	value: string;
	description?: string;
}

/**
 * The types of events in users' streams, by name.
 *
 * https://developer.box.com/guides/events/event-triggers/user-event-triggers/ (the list is open:
 * Box adds types without notice)
 */
export const EVENT_TYPES: readonly EventTypeChoice[] = [
	{ name: 'Access Granted', value: 'ACCESS_GRANTED' },
	{ name: 'Access Revoked', value: 'ACCESS_REVOKED' },
	{ name: 'Collaboration Invitation Sent', value: 'COLLAB_INVITE_COLLABORATOR' },
	{ name: 'Collaborator Added', value: 'COLLAB_ADD_COLLABORATOR' },
	{ name: 'Collaborator Removed', value: 'COLLAB_REMOVE_COLLABORATOR' },
	{ name: 'Collaborator Role Changed', value: 'COLLAB_ROLE_CHANGE' },
	{ name: 'Comment Created', value: 'COMMENT_CREATE' },
	{ name: 'Comment Deleted', value: 'COMMENT_DELETE' },
	{
		name: 'File Downloaded',
		value: 'ITEM_DOWNLOAD',
		description: 'Box reports it to the owner of the file only',
	},
	{
		name: 'File Previewed',
		value: 'ITEM_PREVIEW',
		description: 'Box reports it to the owner of the file only',
	},
	{ name: 'File Uploaded', value: 'ITEM_UPLOAD', description: 'A file, or a new version of it' },
	{ name: 'File Version Made Current', value: 'ITEM_MAKE_CURRENT_VERSION' },
	{
		name: 'Item Copied',
		value: 'ITEM_COPY',
		description: 'A file or folder; the event contains the copy',
	},
	{
		name: 'Item Created',
		value: 'ITEM_CREATE',
		description: 'A folder, a web link, or a file created in Box itself',
	},
	{ name: 'Item Locked', value: 'LOCK_CREATE' },
	{ name: 'Item Modified', value: 'ITEM_MODIFY' },
	{
		name: 'Item Moved',
		value: 'ITEM_MOVE',
		description: 'The event contains the new folder, not the old one',
	},
	{
		name: 'Item Renamed',
		value: 'ITEM_RENAME',
		description: 'The event contains the new name, not the old one',
	},
	{ name: 'Item Restored From Trash', value: 'ITEM_UNDELETE_VIA_TRASH' },
	{ name: 'Item Shared', value: 'ITEM_SHARED' },
	{ name: 'Item Synced', value: 'ITEM_SYNC' },
	{ name: 'Item Tagged', value: 'TAG_ITEM_CREATE' },
	{ name: 'Item Trashed', value: 'ITEM_TRASH' },
	{ name: 'Item Unlocked', value: 'LOCK_DESTROY' },
	{ name: 'Item Unsynced', value: 'ITEM_UNSYNC' },
	{ name: 'Shared Link Created', value: 'ITEM_SHARED_CREATE' },
	{ name: 'Shared Link Removed', value: 'ITEM_SHARED_UNSHARE' },
	{ name: 'Task Assigned', value: 'TASK_ASSIGNMENT_CREATE' },
	{ name: 'Task Created', value: 'TASK_CREATE' },
	{ name: 'User Added to Group', value: 'GROUP_ADD_USER' },
	{ name: 'User Removed From Group', value: 'GROUP_REMOVE_USER' },
];
