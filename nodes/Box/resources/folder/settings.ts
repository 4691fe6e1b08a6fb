import { choice, converted, flag } from '../../fields';

/** https://developer.box.com/reference/post-folders/#param-folder_upload_email */
const SENDERS = {
	collaborators: {
		name: 'Collaborators',
		description: 'Only from the addresses of people who may upload to the folder',
	},
	open: { name: 'Anyone', description: 'From any address' },
} as const;

const UPLOAD_BY_EMAIL =
	"Who may send files to the folder by email. The address for it is in the output, under 'folder_upload_email'.";

/** For a new folder, which has no address for uploads unless it is given one. */
export const uploadByEmail = choice('Upload by Email', SENDERS, {
	description: UPLOAD_BY_EMAIL,
	key: 'folder_upload_email.access',
});

/** For a folder whose address for uploads can be taken away, too. */
export const changedUploadByEmail = converted(
	choice(
		'Upload by Email',
		{ ...SENDERS, nobody: { name: 'Nobody', description: 'The folder has no address' } },
		{ description: UPLOAD_BY_EMAIL, key: 'folder_upload_email' },
	),
	(access) => (access === 'nobody' ? null : { access }),
);

/** https://developer.box.com/reference/post-folders/#param-sync_state */
export const syncState = choice(
	'Sync State',
	{ synced: 'Synced', not_synced: 'Not Synced', partially_synced: 'Partially Synced' },
	{
		default: 'not_synced',
		description:
			'Whether Box Sync, which Box has discontinued, syncs the folder. Box Drive does not read it.',
	},
);

/** What collaborators who do not own a folder may do. */
export const rightsOfOthers = {
	canNonOwnersInvite: flag('Non-Owners Can Invite', {
		default: true,
		description: 'Whether collaborators who are not the owner may invite others',
	}),
	canNonOwnersViewCollaborators: flag('Non-Owners Can See Collaborators', {
		default: true,
		description:
			"Whether collaborators who are not the owner see who else works in the folder. If they do not, 'Non-Owners Can Invite' has to be off, too.",
	}),
};

interface RightsOfOthers {
	canNonOwnersInvite?: boolean;
	canNonOwnersViewCollaborators?: boolean;
}

type Fail = (name: keyof RightsOfOthers, problem: string, remedy: string) => never;

/**
 * Refuses what Box does: https://developer.box.com/reference/put-folders-id/#param-can_non_owners_view_collaborators
 *
 * @throws InputError
 */
export function checkRightsOfOthers(
	{ canNonOwnersInvite: invite, canNonOwnersViewCollaborators: view }: RightsOfOthers,
	fail: Fail,
): void {
	if (!invite || view !== false) return;
	fail(
		'canNonOwnersInvite',
		"requires 'Non-Owners Can See Collaborators'",
		'Turn on both, or turn off this one: who invites others has to see them.',
	);
}
