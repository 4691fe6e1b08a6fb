import type { Json, JsonObject } from './json';

/** Query parameters. `undefined` is left out; a list is joined by commas as Box expects. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** The methods of Box's API: https://developer.box.com/reference/ */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** One call to Box's API host. */
export interface BoxRequest {
	method: HttpMethod;
	/** The segments below `/2.0`, not encoded: `['files', id, 'copy']`. The client encodes each. */
	path: readonly string[];
	/** `fields` stand in here: https://developer.box.com/guides/api-calls/fields/ */
	query?: Query;
	body?: JsonObject | Json[];
	headers?: Record<string, string>;
	/** Defaults to `application/json`. Metadata updates need `application/json-patch+json`. */
	contentType?: string;
	/**
	 * The version of Box's API that an endpoint belongs to, such as `2025.0` for Box Hubs. It is sent
	 * as `box-version`: https://developer.box.com/guides/api-calls/api-versioning-strategy/
	 */
	version?: string;
	/**
	 * Whether the request may be sent again if the outcome of the first attempt is unknown (5xx, lost
	 * connection). Defaults to true for all but POST, PATCH, and PUT with If-Match.
	 */
	repeatable?: boolean;
	/** What Box answers. Defaults to `item`, for DELETE to `nothing`, for OPTIONS to `uploadUrl`. */
	expects?: Expectation;
	/**
	 * Box may also answer 204 without a body, such as when a collaboration gets another owner. The
	 * result is `{}` then.
	 */
	mayBeEmpty?: boolean;
	/** Box may also answer 202 without a body and do the work later. The result is `{}` then. */
	mayBeAccepted?: boolean;
}

/**
 * What a successful answer of Box has. The status does not matter, except if stated below: Box
 * answers 200, 201, 202 or 207 with a body. Anything else with a status of success comes from
 * something between n8n and Box, such as a proxy's page, and is an error.
 *
 * - `item`: one object with `type` and `id`; if the path ends with an ID, the object with this ID
 * - `sharedItem`: the same, with a shared link; `unsharedItem`: without one
 * - `items`: a page of a list of such objects, in `entries`
 * - `instances`: a page of a list of metadata, in `entries`
 * - `list`: a page of a list of any objects, in `entries`
 * - `metadata`: an object with `$scope` and `$template`; of the template that the path ends with
 * - `answer`: an object with `answer`, as Box AI gives it
 * - `object`: any object, which the caller checks
 * - `uploadUrl`: the answer to a preflight check
 * - `nothing`: status 204
 * - `accepted`: status 202 with an object or without a body, as Box does the work later. An example is
 *   https://developer.box.com/reference/delete-legal-hold-policies-id/
 */
export type Expectation =
	| 'item'
	| 'sharedItem'
	| 'unsharedItem'
	| 'items'
	| 'instances'
	| 'list'
	| 'metadata'
	| 'answer'
	| 'object'
	| 'uploadUrl'
	| 'nothing'
	| 'accepted';

/** What each call of a client carries. The values come from the options of an operation. */
export interface CallOptions {
	/** A user ID, sent as `As-User`. */
	asUser?: string;
	/** Shared content, sent as the `BoxApi` header. */
	sharedLink?: { url: string; password?: string };
}
