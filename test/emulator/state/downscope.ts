/** A call, as far as the scopes of a downscoped token look at it. `url` is without the origin. */
export interface ScopedCall {
	method: string;
	url: string;
	/** What a JSON body changes. */
	body: unknown;
}

type Permission = (call: ScopedCall) => boolean;

const ITEM = /^\/2\.0\/(files|folders|web_links)\/\d+(\?|$)/;

const reads =
	(path: RegExp): Permission =>
	({ method, url }) =>
		(method === 'GET' || method === 'OPTIONS') && path.test(url);

const changes =
	(key: string): Permission =>
	({ method, url, body }) => {
		const changed = typeof body === 'object' && body !== null ? Object.keys(body) : [];
		return method === 'PUT' && ITEM.test(url) && changed.every((each) => each === key);
	};

const seesItems = reads(/^\/2\.0\/((files|folders|web_links)\/\d+|folders\/\d+\/items)(\?|$)/);
const previews: Permission = (call) =>
	reads(/^\/2\.0\/files\/\d+(\?|$)/)(call) || reads(/^\/(api\/)?2\.0\/internal_files\//)(call);
const uploads: Permission = (call) =>
	/^\/api\/2\.0\/files\//.test(call.url) ||
	(call.method === 'OPTIONS' && /^\/2\.0\/files\/(\d+\/)?content(\?|$)/.test(call.url));

/** https://developer.box.com/guides/authentication/tokens/downscope/ */
const PERMISSIONS: Record<string, Permission> = {
	annotation_edit: () => false,
	annotation_view_all: () => false,
	annotation_view_self: () => false,
	base_explorer: seesItems,
	base_picker: seesItems,
	base_preview: previews,
	base_upload: uploads,
	item_delete: ({ method, url }) => method === 'DELETE' && ITEM.test(url),
	item_download: reads(/^\/2\.0\/files\/\d+\/content(\?|$)/),
	item_preview: previews,
	item_read: seesItems,
	item_rename: changes('name'),
	item_share: changes('shared_link'),
	item_upload: uploads,
};

/** Whether tokens can be narrowed down to this scope, which no application has. */
export function isDownscope(scope: string): boolean {
	return Object.hasOwn(PERMISSIONS, scope);
}

const CHANGING = new Set(
	'annotation_edit base_upload item_delete item_rename item_share item_upload'.split(' '),
);

/** Whether a token with these scopes can be narrowed down to that one. */
export function canNarrowTo(scope: string, scopes: readonly string[]): boolean {
	if (scopes.includes(scope)) return true;
	if (!isDownscope(scope)) return false;
	return (
		scopes.includes('root_readwrite') || (scopes.includes('root_readonly') && !CHANGING.has(scope))
	);
}

/** Whether one of the scopes of a downscoped token allows the call. */
export function allowsDownscoped(call: ScopedCall, scopes: readonly string[]): boolean {
	return scopes.filter(isDownscope).some((scope) => PERMISSIONS[scope]?.(call));
}
