import { BoxError } from '../client/error';
import { InputError } from '../framework/inputError';
import { CredentialError } from '../session/credentialError';

/** Statuses below 500 that another try may change. */
const PASSING = new Set([0, 408, 409, 425, 429]);

/** Whether a fault stays until somebody does something about it: in Box, or in the credential. */
export function isLasting(error: unknown): boolean {
	if (error instanceof BoxError) return error.status < 500 && !PASSING.has(error.status);
	if (error instanceof CredentialError) return error.lasting;
	return error instanceof InputError;
}

/** Whether it goes as soon as somebody mends the credential. */
export function isOfCredential(error: unknown): boolean {
	return error instanceof CredentialError;
}

/**
 * Whether Box refuses the position itself. How long it takes one is not documented; user events
 * are kept for two weeks to two months.
 *
 * https://developer.box.com/guides/events/user-events/for-user/
 */
export function isRefusedPosition(error: unknown): boolean {
	return (
		error instanceof BoxError &&
		error.status === 400 &&
		error.method === 'GET' &&
		/\bevents\b/.test(error.path)
	);
}

/** What the user is told then: some events may be lost, and which ones Box does not say. */
export function lostPosition(cause: unknown): InputError {
	const said = cause instanceof Error ? ` ${cause.message}.` : '';
	return new InputError(
		'Box does not take the place in the event stream any more that was read last; events are read from now on',
		`What happened in between may be missing: Box keeps events for a few weeks only.${said}`,
	);
}
