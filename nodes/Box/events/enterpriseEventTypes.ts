import type { EventTypeChoice } from './eventTypes';

/**
 * The types of an enterprise's events that most workflows need, by name. Box has more than a hundred
 * others.
 *
 * https://developer.box.com/guides/events/event-triggers/enterprise-event-triggers/
 */
export const ENTERPRISE_EVENT_TYPES: readonly EventTypeChoice[] = [
	{ name: 'Admin Role Changed', value: 'CHANGE_ADMIN_ROLE' },
	{ name: 'Administrator Logged In', value: 'ADMIN_LOGIN' },
	{ name: 'Collaboration Accepted', value: 'COLLABORATION_ACCEPT' },
	{ name: 'Collaboration Expired', value: 'COLLABORATION_EXPIRATION' },
	{ name: 'Collaborator Invited', value: 'COLLABORATION_INVITE' },
	{ name: 'Collaborator Removed', value: 'COLLABORATION_REMOVE' },
	{ name: 'Collaborator Role Changed', value: 'COLLABORATION_ROLE_CHANGE' },
	{ name: 'Comment Created', value: 'COMMENT_CREATE' },
	{ name: 'Device Added', value: 'ADD_LOGIN_ACTIVITY_DEVICE' },
	{ name: 'File Downloaded', value: 'DOWNLOAD' },
	{ name: 'File Edited', value: 'EDIT' },
	{ name: 'File Marked as Malicious', value: 'FILE_MARKED_MALICIOUS' },
	{ name: 'File Previewed', value: 'PREVIEW' },
	{ name: 'File Uploaded', value: 'UPLOAD' },
	{ name: 'Group Created', value: 'GROUP_CREATION' },
	{ name: 'Group Deleted', value: 'GROUP_DELETION' },
	{ name: 'Item Copied', value: 'COPY' },
	{ name: 'Item Locked', value: 'LOCK' },
	{ name: 'Item Moved', value: 'MOVE' },
	{ name: 'Item Renamed', value: 'RENAME' },
	{ name: 'Item Restored From Trash', value: 'UNDELETE' },
	{ name: 'Item Trashed', value: 'DELETE' },
	{ name: 'Item Unlocked', value: 'UNLOCK' },
	{ name: 'Login Failed', value: 'FAILED_LOGIN' },
	{ name: 'Metadata Added', value: 'METADATA_INSTANCE_CREATE' },
	{ name: 'Metadata Changed', value: 'METADATA_INSTANCE_UPDATE' },
	{ name: 'Metadata Removed', value: 'METADATA_INSTANCE_DELETE' },
	{ name: 'Shared Link Created', value: 'SHARE' },
	{ name: 'Shared Link Removed', value: 'UNSHARE' },
	{ name: 'Shared Link Sent', value: 'SHARED_LINK_SEND' },
	{ name: 'Shield Alert', value: 'SHIELD_ALERT' },
	{ name: 'Sign Request Completed', value: 'SIGN_DOCUMENT_COMPLETED' },
	{ name: 'Task Created', value: 'TASK_CREATE' },
	{ name: 'User Added to Group', value: 'GROUP_ADD_USER' },
	{ name: 'User Created', value: 'NEW_USER' },
	{ name: 'User Deleted', value: 'DELETE_USER' },
	{ name: 'User Edited', value: 'EDIT_USER' },
	{ name: 'User Logged In', value: 'LOGIN' },
	{ name: 'User Removed From Group', value: 'GROUP_REMOVE_USER' },
];
