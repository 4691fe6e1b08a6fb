import { addScope } from './addScope';
import type { Explanation } from './explanation';

/** What an error means. */
export interface Known extends Explanation {
	/** What to do instead if the credential is an app's with a key, with which nobody signs in. */
	remedyWithKey?: string;
	/** Whether it is about an item that a field names. */
	aboutItem?: true;
	/** What to do instead if the node has this field. */
	option?: { field: string; remedy: string };
}

export const NOT_BOX: Known = {
	message: 'What answered is not Box',
	remedy: 'Check the hosts in the credential, and any proxy in between.',
};

const SLOWER = {
	field: 'Items at Once',
	remedy: "Run fewer items at once ('Items at Once' in the request options), or run again later.",
};

/**
 * Box's codes in the user's words:
 * https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/
 */
export const BY_CODE: Record<string, Known> = {
	not_found: {
		message: 'Box knows no such item, or this account may not see it',
		remedy: 'Check the ID, and that the item is shared with the connected account.',
		aboutItem: true,
	},
	trashed: {
		message: 'The item is in the trash',
		remedy: 'Restore it in Box first, or choose another item.',
		aboutItem: true,
	},
	not_trashed: {
		message: 'The item is not in the trash',
		remedy: 'Only an item in the trash can be restored or deleted for good.',
		aboutItem: true,
	},
	access_denied_insufficient_permissions: {
		message: 'The connected account has no permission for this',
		remedy: 'Ask the owner of the item for a role that allows it, or connect another account.',
		remedyWithKey:
			"Ask the owner of the item for a role that allows it, or choose a user who has one in 'Act As' of the credential.",
		aboutItem: true,
	},
	insufficient_scope: {
		message: 'The app in Box lacks the scope for this',
		...addScope(),
	},
	access_denied_item_locked: {
		message: 'The file is locked by somebody else',
		remedy: 'Wait until it is unlocked, or ask the person who locked it.',
		aboutItem: true,
	},
	item_name_invalid: {
		message: 'Box does not accept the name',
		remedy: 'Remove / and \\, characters that cannot be printed, and spaces at the end.',
	},
	item_name_too_long: {
		message: 'The name is too long for Box',
		remedy: 'Use at most 255 characters.',
	},
	folder_not_empty: {
		message: 'The folder is not empty',
		remedy: 'Delete or move its items first.',
		option: {
			field: 'Recursive',
			remedy: "Turn on 'Recursive' in the options to delete it with everything in it.",
		},
		aboutItem: true,
	},
	cyclical_folder_structure: {
		message: 'A folder cannot be put into itself or into a folder below it',
		remedy: 'Choose another parent folder.',
	},
	operation_limit_exceeded: {
		message: 'The folder has more items than Box can change at once',
		remedy:
			'Make the change in smaller steps: first for its subfolders, then for the folder itself.',
		aboutItem: true,
	},
	precondition_failed: {
		message: 'The item was changed since the given etag was read',
		remedy: 'Run the node again.',
		option: {
			field: 'If-Match (Etag)',
			remedy: "Read the item again and use its new etag, or leave 'If-Match (Etag)' empty.",
		},
		aboutItem: true,
	},
	changed_meanwhile: {
		message: 'Others changed the item at the same moment, again and again',
		remedy: 'Run the node again later.',
		aboutItem: true,
	},
	storage_limit_exceeded: {
		message: 'The storage of the Box account is full',
		remedy: 'Free some space, or ask the administrator for more.',
	},
	file_size_limit_exceeded: {
		message: "The file is larger than the account's plan allows",
		remedy: 'Upload a smaller file, or ask the administrator about the upload limit.',
	},
	incorrect_shared_item_password: {
		message: 'The password of the shared link is wrong or missing',
		remedy: 'Use another way to name the item, such as its ID.',
		option: {
			field: 'Shared Link Password',
			remedy: "Enter it in the options, under 'Shared Link Password'.",
		},
	},
	bad_digest: {
		message: 'The file was damaged in transit',
		remedy: 'Run the node again; if it happens again, look for a proxy that changes traffic.',
	},
	damaged_upload: {
		message: 'The upload was damaged in transit, and a damaged file is in Box',
		remedy:
			'Delete that file or its newest version in Box, then run the node again. Look for a proxy that changes traffic.',
	},
	damaged_version: {
		message:
			'The upload was damaged in transit, and the file was changed before it could be repaired',
		remedy:
			'Look at the file and its earlier versions in Box, and delete the damaged one. Then run the node again. Look for a proxy that changes traffic.',
	},
	doubtful_upload: {
		message: 'Box has a file with that name, which may be this upload, damaged in transit',
		remedy:
			'Open the file. If it is damaged, delete it in Box and run the node again. Otherwise somebody else has used the name.',
	},
	rate_limit_exceeded: {
		message: "Box's rate limit for this account is reached",
		remedy: 'Run again later.',
		option: SLOWER,
	},
	operation_blocked_temporary: {
		message: 'Box is still busy with another change to this item',
		remedy: 'Run the node again later.',
		aboutItem: true,
	},
	not_ready: {
		message: 'Box has not finished preparing the file',
		remedy: 'Run the node again later.',
		aboutItem: true,
	},
	invalid_answer: NOT_BOX,
};

/** What a status means that comes without a code of Box. */
export const BY_STATUS: Record<number, Known> = {
	401: {
		message: 'Box does not accept the access token',
		remedy:
			'Open the credential and reconnect the account. With client credentials, check instead that the app is still authorized in the Admin Console.',
		remedyWithKey:
			"Check that the app is still authorized in the Admin Console (Integrations, Platform Apps Manager), and that the account in 'Act As' of the credential is active.",
	},
	403: {
		message: 'Box forbids this',
		remedy: "Check the connected account's permissions, and the scopes of the app in Box.",
		aboutItem: true,
	},
	404: {
		message: 'Box knows no such item, or this account may not see it',
		remedy: 'Check the ID, and that the item is shared with the connected account.',
		aboutItem: true,
	},
	405: {
		message: 'Box does not accept the ID',
		remedy: 'Check the ID: it consists of digits only.',
		aboutItem: true,
	},
	416: {
		message: 'The file has no bytes in the requested range',
		remedy: 'Check the size of the file.',
		option: {
			field: 'Range Start',
			remedy: "Correct 'Range Start' in the options: it is counted from 0.",
		},
	},
	429: {
		message: "Box's rate limit for this account is reached",
		remedy: 'Run again later.',
		option: SLOWER,
	},
};
