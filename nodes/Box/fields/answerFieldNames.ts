/** What Box can tell of any of its items. */
const ITEM = [
	...['created_at', 'created_by', 'description', 'etag', 'item_status', 'modified_at'],
	...['modified_by', 'name', 'owned_by', 'parent', 'path_collection', 'purged_at', 'sequence_id'],
	...['shared_link', 'trashed_at'],
];

const FILE_OR_FOLDER = [
	...['allowed_invitee_roles', 'classification', 'content_created_at', 'content_modified_at'],
	...['has_collaborations', 'is_accessible_via_shared_link', 'is_associated_with_app_item'],
	...['is_externally_owned', 'permissions', 'size', 'tags', 'watermark_info'],
];

const FILE = [
	...['comment_count', 'disposition_at', 'expires_at', 'extension', 'file_version', 'is_package'],
	...['lock', 'representations', 'sha1', 'shared_link_permission_options'],
	...['uploader_display_name', 'version_number'],
];

const FOLDER = [
	...['allowed_shared_link_access_levels', 'can_non_owners_invite'],
	...['can_non_owners_view_collaborators', 'folder_upload_email'],
	...['is_collaboration_restricted_to_enterprise', 'item_collection', 'sync_state'],
];

const WEB_LINK = ['url'];

const ANY_ITEM = [...ITEM, ...FILE_OR_FOLDER, ...FILE, ...FOLDER, ...WEB_LINK];

/**
 * The fields that Box can be asked for, by the resource whose operations return them:
 * https://developer.box.com/guides/api-calls/request-extra-fields/
 */
export const ANSWER_FIELDS: Record<string, readonly string[] | undefined> = sorted({
	collaboration: [
		...['acceptance_requirements_status', 'accessible_by', 'acknowledged_at', 'app_item'],
		...['created_at', 'created_by', 'expires_at', 'invite_email', 'is_access_only', 'item'],
		...['modified_at', 'role', 'status'],
	],
	comment: [
		...['created_at', 'created_by', 'is_reply_comment', 'item', 'message', 'modified_at'],
		...['tagged_message'],
	],
	file: [...ITEM, ...FILE_OR_FOLDER, ...FILE],
	fileVersion: [
		...['created_at', 'modified_at', 'modified_by', 'name', 'purged_at', 'restored_at'],
		...['restored_by', 'sha1', 'size', 'trashed_at', 'trashed_by', 'uploader_display_name'],
		...['version_number'],
	],
	// Its items may be of any type.
	folder: ANY_ITEM,
	group: [
		...['created_at', 'description', 'external_sync_identifier', 'group', 'group_type'],
		...['invitability_level', 'member_viewability_level', 'modified_at', 'name', 'permissions'],
		...['provenance', 'role', 'user'],
	],
	metadata: [...ITEM, ...FILE_OR_FOLDER, ...FILE, ...FOLDER],
	search: ANY_ITEM,
	sharedLink: ANY_ITEM,
	trash: ANY_ITEM,
	user: [
		...['address', 'avatar_url', 'can_see_managed_users', 'created_at', 'enterprise'],
		...['external_app_user_id', 'hostname', 'is_exempt_from_device_limits'],
		...['is_exempt_from_login_verification', 'is_external_collab_restricted'],
		...['is_platform_access_only', 'is_sync_enabled', 'job_title', 'language', 'login'],
		...['max_upload_size', 'modified_at', 'my_tags', 'name', 'notification_email', 'phone'],
		...['role', 'space_amount', 'space_used', 'status', 'timezone', 'tracking_codes'],
	],
	webLink: [...ITEM, ...WEB_LINK],
});

function sorted(
	lists: Record<string, readonly string[]>,
): Record<string, readonly string[] | undefined> {
	return Object.fromEntries(
		Object.entries(lists).map(([resource, names]) => [resource, [...names].sort()]),
	);
}
