/**
 * Where Box does not keep to its own document. Each entry is what was observed of Box, and is all
 * that the validation lets pass.
 */

/** Accepted query parameters that the document does not list, by `METHOD path`. */
const QUERY: Record<string, readonly string[]> = {
	// The SDKs tell which stream they wait for.
	'OPTIONS /events': ['stream_type'],
	// The URL a preflight gives carries the session it was checked for.
	'POST /files/content': ['upload_session_id'],
	'POST /files/{file_id}/content': ['upload_session_id'],
};

/** Accepted properties of bodies that the document does not list, as dotted paths. */
const BODY: Record<string, readonly string[]> = {
	// OAuth 2 clients repeat it with the code (RFC 6749, 4.1.3), and n8n's is one.
	'POST /oauth2/token': ['redirect_uri'],
	// Sets the time on a file without a new version; older clients name the kind of a lock `type`.
	'PUT /files/{file_id}': ['content_modified_at', 'lock.type'],
	// A description can be given with the upload, and both times with a new version, too.
	'POST /files/content': ['attributes.description'],
	'POST /files/{file_id}/content': ['attributes.description', 'attributes.content_created_at'],
	// The times of a file that was uploaded in parts are given at the end.
	'POST /files/upload_sessions/{upload_session_id}/commit': ['attributes'],
};

/** Properties that the document requires of a body and Box does not. */
const MISSING: Record<string, readonly string[]> = {
	// A comment with mentions has its text in `tagged_message`.
	'POST /comments': ['message'],
	// A new version keeps the name of the file: Box's SDK for Python sends one only to rename it.
	'POST /files/{file_id}/content': ['attributes.name'],
	// The document names the property `access` and requires it as `type`.
	'PUT /files/{file_id}': ['lock.type'],
};

/** Operations that Box has and the document lacks. */
const OPERATIONS = new Set([
	// What the consent page's form does is between Box and its page.
	'POST /authorize',
	// The preflight of a new version: https://developer.box.com/guides/uploads/check/
	'OPTIONS /files/{file_id}/content',
	// Where a representation says that more of it is to be learnt.
	'GET /internal_files/{file_id}/versions/{file_version_id}/representations/{representation}',
	// Hubs are in the document of the version 2025.0.
	'GET /hubs',
]);

const CLASSIFIED = ['files/{file_id}', 'folders/{folder_id}'].flatMap((item) =>
	['GET', 'POST', 'PUT'].map(
		(method) => `${method} /${item}/metadata/enterprise/securityClassification-6VMVochwUWo`,
	),
);

/** Properties of answers that the document does not list. */
const ANSWER_PROPERTIES: Record<string, readonly string[]> = {
	// A classification is metadata like any other.
	...Object.fromEntries(CLASSIFIED.map((operation) => [operation, ['$id']])),
	// Classifications are the options of a template, and are changed and listed as those of others are.
	'PUT /metadata_templates/{scope}/{template_key}/schema': ['fields[].options[].staticConfig'],
	'GET /metadata_templates/{template_id}': ['fields[].options[].staticConfig'],
	'GET /metadata_templates/enterprise': ['entries[].fields[].options[].staticConfig'],
	'GET /metadata_templates': ['entries[].fields[].options[].staticConfig'],
	// Enterprise events say where from, who has done it for whom, and who got access:
	// https://developer.box.com/guides/events/enterprise-events/for-enterprise/
	'GET /events': ['ip_address', 'action_by', 'accessible_by'].map((key) => `entries[].${key}`),
	// Box's SDK for Java reads what it sets.
	'POST /group_memberships': ['configurable_permissions'],
	'GET /group_memberships/{group_membership_id}': ['configurable_permissions'],
	'PUT /group_memberships/{group_membership_id}': ['configurable_permissions'],
	// With `fields`; Box's SDK for Java reads what it sets.
	'POST /collaborations': ['can_view_path'],
	'GET /collaborations': ['entries[].can_view_path'],
	'GET /collaborations/{collaboration_id}': ['can_view_path'],
	'GET /files/{file_id}/collaborations': ['entries[].can_view_path'],
	'GET /folders/{folder_id}/collaborations': ['entries[].can_view_path'],
	// With `fields`: the caller's collections that the item is in.
	...Object.fromEntries(
		['files/{file_id}', 'folders/{folder_id}', 'web_links/{web_link_id}'].flatMap((path) =>
			['GET', 'PUT'].map((method) => [`${method} /${path}`, ['collections', 'collections[].']]),
		),
	),
	// Lists of instances have their values, too: https://developer.box.com/guides/metadata/instances/list/
	'GET /files/{file_id}/metadata': ['entries[].'],
	'GET /folders/{folder_id}/metadata': ['entries[].'],
};

/** Statuses that Box answers with, and the ones the document has in their place. */
const STATUSES: Record<string, Record<number, number>> = {
	// The document has made something each time that somebody reads it.
	'GET /files/{file_id}/metadata/{scope}/{template_key}': { 200: 201 },
	'GET /folders/{folder_id}/metadata/{scope}/{template_key}': { 200: 201 },
};

/** Answers whose body is not the one the document describes. */
const ANSWERS: Record<string, readonly number[]> = {
	// The conflict of a file is an object, not a list.
	'POST /files/content': [409],
	'OPTIONS /files/content': [409],
};

/**
 * Properties whose schema in the document is narrower than what Box sends: the lists of error codes
 * and event types are open, an event may have no source (a deleted locked file, for one), a
 * collaborator whom Box does not know yet is nobody and has acknowledged nothing, and null stands
 * for a version that nobody trashed or restored and for a task that is not due or not completed. The
 * scope of a metadata filter has the enterprise's ID in it, and a result that no link led to has none.
 */
const OPEN: ReadonlyArray<[schema: string, property: string]> = [
	['ClientError', 'code'],
	['Event', 'event_type'],
	['Event', 'source'],
	['Collaboration', 'accessible_by'],
	['Collaboration', 'acknowledged_at'],
	['FileVersion', 'trashed_by'],
	['FileVersion', 'restored_by'],
	['Task', 'due_at'],
	['TaskAssignment', 'completed_at'],
	['TaskAssignment', 'reminded_at'],
	['MetadataFilter', 'scope'],
	['SearchResultWithSharedLink', 'accessible_via_shared_link'],
];

/** Lists that may be empty although the document wants an entry: without tags an item has `[]`. */
export const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['tags']);

type Schema = Record<string, unknown>;

function isSchema(value: unknown): value is Schema {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A body as Box reads it: null for a property is no property, and an id may be a number. The
 * document has text for both, but Box's SDKs send these, and Box's tests of them pass.
 */
export function asBoxReads(body: unknown): unknown {
	if (Array.isArray(body)) return body.map(asBoxReads);
	if (!isSchema(body)) return body;
	const given = Object.entries(body).filter(([, value]) => value !== null);
	return Object.fromEntries(
		given.map(([key, value]) => [
			key,
			typeof value === 'number' && /(^|_)id$/.test(key) ? String(value) : asBoxReads(value),
		]),
	);
}

/** Lets any value pass for the open properties. */
export function openLists(schemas: Record<string, Schema>): void {
	for (const [name, property] of OPEN) {
		const schema = schemas[name] ?? {};
		const members: unknown[] = Array.isArray(schema.allOf) ? schema.allOf : [];
		for (const each of [schema, ...members.filter(isSchema)]) {
			if (isSchema(each.properties) && property in each.properties) each.properties[property] = {};
		}
	}
}

/** Whether Box takes this query parameter although the document does not list it. */
export function allowsUnknownQuery(operation: string, name: string): boolean {
	return QUERY[operation]?.includes(name) ?? false;
}

/** Whether Box takes this property of a body, given as a dotted path. */
export function allowsUnknownProperty(operation: string, path: string): boolean {
	const allowed = BODY[operation] ?? [];
	return allowed.some((each) => path === each || path.startsWith(`${each}.`));
}

/** Whether Box does without this property of a body, given as a dotted path. */
export function allowsMissing(operation: string, property: string): boolean {
	return MISSING[operation]?.includes(property) ?? false;
}

/** Whether Box answers with this property, given as a dotted path. A dot at the end allows any below. */
export function allowsUnknownAnswer(operation: string, path: string): boolean {
	const allowed = ANSWER_PROPERTIES[operation] ?? [];
	return allowed.some((each) => path === each || (each.endsWith('.') && path.startsWith(each)));
}

/** The status under which the document describes an answer of that status. */
export function describedAs(operation: string, status: number): number {
	return STATUSES[operation]?.[status] ?? status;
}

/** Whether Box has this operation although the document lacks it. */
export function isUndocumented(operation: string): boolean {
	return OPERATIONS.has(operation);
}

/** Empty errors are Box's way to say that a token is not good. */
export function isFreeAnswer(operation: string, status: number, body: string): boolean {
	return (status >= 400 && body === '') || (ANSWERS[operation]?.includes(status) ?? false);
}
