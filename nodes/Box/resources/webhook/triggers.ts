/**
 * What a webhook on a file can be called for. Box calls one that it deletes for that by itself.
 *
 * https://developer.box.com/guides/webhooks/triggers/
 */
export const FILE_TRIGGERS = {
	'COMMENT.CREATED': 'Comment Created',
	'COMMENT.DELETED': 'Comment Deleted',
	'COMMENT.UPDATED': 'Comment Updated',
	'FILE.COPIED': 'File Copied',
	'FILE.DELETED': { name: 'File Deleted', description: 'For good, from the trash' },
	'FILE.DOWNLOADED': 'File Downloaded',
	'FILE.LOCKED': 'File Locked',
	'FILE.MOVED': 'File Moved',
	'FILE.PREVIEWED': 'File Previewed',
	'FILE.RENAMED': 'File Renamed',
	'FILE.RESTORED': 'File Restored',
	'FILE.TRASHED': 'File Trashed',
	'FILE.UNLOCKED': 'File Unlocked',
	'METADATA_INSTANCE.CREATED': 'Metadata Created',
	'METADATA_INSTANCE.DELETED': 'Metadata Deleted',
	'METADATA_INSTANCE.UPDATED': 'Metadata Updated',
	'SHARED_LINK.CREATED': 'Shared Link Created',
	'SHARED_LINK.DELETED': 'Shared Link Deleted',
	'SHARED_LINK.UPDATED': 'Shared Link Updated',
	'SIGN_REQUEST.COMPLETED': 'Sign Request Completed',
	'SIGN_REQUEST.DECLINED': 'Sign Request Declined',
	'SIGN_REQUEST.EXPIRED': 'Sign Request Expired',
	'SIGN_REQUEST.SIGN_DOCUMENT_CREATED': 'Sign Request Created',
	'SIGN_REQUEST.SIGN_ERROR_FINALIZING': 'Sign Request Failed to Finalize',
	'SIGN_REQUEST.SIGN_SIGNER_SIGNED': 'Sign Request Signed by a Signer',
	'SIGN_REQUEST.SIGNER_EMAIL_BOUNCED': "Sign Request's Email Bounced",
	'TASK_ASSIGNMENT.CREATED': 'Task Assigned',
	'TASK_ASSIGNMENT.UPDATED': 'Task Assignment Updated',
} as const;

/** What a webhook on a folder can be called for: whatever happens in the folders below it, too. */
export const FOLDER_TRIGGERS = {
	...FILE_TRIGGERS,
	'COLLABORATION.ACCEPTED': 'Collaboration Accepted',
	'COLLABORATION.CREATED': 'Collaboration Created',
	'COLLABORATION.REJECTED': 'Collaboration Rejected',
	'COLLABORATION.REMOVED': 'Collaboration Removed',
	'COLLABORATION.UPDATED': 'Collaboration Updated',
	'FILE.UPLOADED': { name: 'File Uploaded', description: 'Or moved to the folder' },
	'FOLDER.COPIED': 'Folder Copied',
	'FOLDER.CREATED': 'Folder Created',
	'FOLDER.DELETED': { name: 'Folder Deleted', description: 'For good, from the trash' },
	'FOLDER.DOWNLOADED': 'Folder Downloaded',
	'FOLDER.MOVED': 'Folder Moved',
	'FOLDER.RENAMED': 'Folder Renamed',
	'FOLDER.RESTORED': 'Folder Restored',
	'FOLDER.TRASHED': 'Folder Trashed',
} as const;
