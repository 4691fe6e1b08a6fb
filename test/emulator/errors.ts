/**
 * An answer of Box that is an error. The server turns it into Box's error body:
 * https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/
 */
export class BoxProblem extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly context?: Record<string, unknown>,
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** An error about metadata, which has no more than a code and a message. */
export class MetadataProblem extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** Some codes of Box are answered without a body, with a WWW-Authenticate header instead. */
export class BearerProblem extends Error {
	constructor(
		readonly status: 401 | 403,
		readonly error: 'invalid_token' | 'insufficient_scope',
		message: string,
	) {
		super(message);
	}

	get header(): string {
		return `Bearer realm="Service", error="${this.error}", error_description="${this.message}"`;
	}
}

/** An error of the token endpoint: https://developer.box.com/reference/resources/oauth2-error/ */
export class OAuthProblem extends Error {
	constructor(
		readonly error: string,
		message: string,
	) {
		super(message);
	}
}

/** 401 for a token that is unknown, expired or revoked. */
export function unauthorized(): BearerProblem {
	return new BearerProblem(401, 'invalid_token', 'The access token provided is invalid.');
}

/** 400 with the parameter that is wrong, as Box names it in `context_info`. */
export function badRequest(name: string, message: string, code = 'bad_request'): BoxProblem {
	const errors = [{ reason: 'invalid_parameter', name, message }];
	return new BoxProblem(400, code, 'Bad Request', { errors });
}

/** 400 for a parameter or property that has to be there. */
export function missing(name: string): BoxProblem {
	const errors = [{ reason: 'missing_parameter', name, message: `'${name}' is required` }];
	return new BoxProblem(400, 'bad_request', 'Bad Request', { errors });
}

/** 404 for an id nobody has, or one the caller cannot see: Box does not tell which. */
export function notFound(id: string, name = 'item'): BoxProblem {
	const message = `Invalid value '${id}'. '${name}' with value '${id}' not found`;
	const errors = [{ reason: 'invalid_parameter', name, message }];
	return new BoxProblem(404, 'not_found', 'Not Found', { errors });
}

/** 404 for an item that is in the trash. */
export function trashed(): BoxProblem {
	return new BoxProblem(404, 'trashed', 'Item is trashed');
}

/** Box's answer to an id that is not made of digits, too. */
export function methodNotAllowed(): BoxProblem {
	return new BoxProblem(405, 'method_not_allowed', 'Method Not Allowed');
}

/** 403 for something the caller's role does not allow. */
export function denied(): BoxProblem {
	return new BoxProblem(
		403,
		'access_denied_insufficient_permissions',
		'Access denied - insufficient permission',
	);
}

/** 412 for an `If-Match` that is not the current etag. */
export function preconditionFailed(): BoxProblem {
	return new BoxProblem(
		412,
		'precondition_failed',
		'The resource has been modified. Please retrieve the resource again and retry',
	);
}

/** 409 for a name that is taken. `conflicts` is an object for files and a list for folders. */
export function nameInUse(conflicts: unknown): BoxProblem {
	return new BoxProblem(409, 'item_name_in_use', 'Item with the same name already exists', {
		conflicts,
	});
}
