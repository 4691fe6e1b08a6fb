/**
 * What Box gives of a file unless it is asked for certain fields, for requests that have to ask for
 * one more: https://developer.box.com/reference/resources/file/
 */
const STANDARD = [
	...['content_created_at', 'content_modified_at', 'created_at', 'created_by', 'description'],
	...['etag', 'file_version', 'item_status', 'modified_at', 'modified_by', 'name', 'owned_by'],
	...['parent', 'path_collection', 'purged_at', 'sequence_id', 'sha1', 'shared_link', 'size'],
	...['trashed_at'],
];

/**
 * The fields to ask Box for.
 *
 * @param needed the field that Box only gives if it is asked for it
 * @param fields that the user wants; none means the standard ones
 */
export function withField(needed: string, fields: readonly string[] = []): string[] {
	return [...new Set([...(fields.length > 0 ? fields : STANDARD), needed])];
}
