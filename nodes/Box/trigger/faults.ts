import { CredentialError } from '../auth/credentialError';
import { isTransient } from '../client/calls/retry';
import { BoxError } from '../client/error';
import { isList, objectAt, textAt } from '../client/json';
import { isRefusedPage } from '../events/missingRight';
import { InputError } from '../framework/errors/inputError';

/** Refusals that a retry may change. */
const TRANSIENT = new Set([408, 409, 425, 429]);

/** Whether a fault stays until somebody fixes its cause: in Box, in the credential or in the node. */
export function isPermanent(error: unknown): boolean {
	if (error instanceof BoxError) {
		if (error.status === 0) return !isTransient(error);
		return isRefusal(error) && !TRANSIENT.has(error.status);
	}
	if (error instanceof CredentialError) return error.permanent;
	return error instanceof InputError;
}

/** Any other error comes from a proxy or a gateway, or from a Box with problems. */
function isRefusal({ status, fromBox }: BoxError): boolean {
	return fromBox && status >= 400 && status < 500;
}

/** The credential was connected to another account. */
export class OtherAccountError extends Error {
	constructor() {
		super('The credential was connected to another account of Box');
	}
}

/** The account is not an administrator, or the app lacks the scope for the enterprise's events. */
export class MissingRightError extends InputError {}

/** Whether a stream cannot be read on as it is: waiting does not help, or it is another account's. */
export function endsStream(error: unknown): boolean {
	return error instanceof OtherAccountError || isPermanent(error);
}

/** Whether it ends as soon as somebody fixes the credential. */
export function isCredentialFault(error: unknown): boolean {
	return error instanceof CredentialError;
}

/** How Box calls what a position in a stream consists of. */
const POSITION_PARAMETERS = new Set(['stream_position', 'created_after', 'created_before']);

/**
 * Whether Box refuses the position that is asked for, as far as the answer says. How long Box
 * accepts one is not documented; user events are kept for two weeks to two months.
 *
 * https://developer.box.com/guides/events/user-events/for-user/
 */
export function isRefusedPosition(error: unknown): boolean {
	// An answer that is not in Box's form does not say anything about the position.
	return isRefusedPage(error, 400) && error.code !== 'http_400' && mayBePosition(error);
}

/** Whether the parameter that Box calls invalid may be the position. It may if Box names none. */
function mayBePosition({ contextInfo }: BoxError): boolean {
	const errors: unknown[] = isList(contextInfo?.errors) ? contextInfo.errors : [];
	const names = errors.flatMap((each) => textAt(objectAt(each).name) ?? []);
	return names.length === 0 || names.some((name) => POSITION_PARAMETERS.has(name));
}
