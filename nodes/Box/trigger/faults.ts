import { BoxError } from '../client/error';
import { InputError } from '../framework/inputError';
import { CredentialError } from '../session/credentialError';
import type { StreamChoice } from './settings';

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
 * Says what is missing where Box refuses to show the enterprise's events; any other fault stays
 * as it is.
 *
 * https://developer.box.com/guides/events/enterprise-events/for-enterprise/
 */
export function explainRight(error: unknown, stream: StreamChoice): unknown {
	const isRefused = error instanceof BoxError && error.status === 403 && isOfEvents(error);
	return isRefused && stream === 'enterprise' ? new MissingRightError(error.message) : error;
}

/** The account is no administrator, or the app lacks the scope. */
export class MissingRightError extends InputError {
	constructor(said: string) {
		super(
			"'Stream' is an enterprise's, and the connected account may not read it",
			`Connect an administrator, or a co-administrator who may run reports, with an app that has the scope 'Manage enterprise properties'; or choose 'My Account'. ${said}.`,
		);
	}
}

function isOfEvents({ method, path }: BoxError): boolean {
	return method === 'GET' && /\bevents\b/.test(path);
}

/**
 * Whether Box refuses the position itself. How long it takes one is not documented; user events
 * are kept for two weeks to two months.
 *
 * https://developer.box.com/guides/events/user-events/for-user/
 */
export function isRefusedPosition(error: unknown): boolean {
	return error instanceof BoxError && error.status === 400 && isOfEvents(error);
}

/** What the user is told then: some events may be lost, and which ones Box does not say. */
export function lostPosition(cause: unknown): InputError {
	const said = cause instanceof Error ? ` ${cause.message}.` : '';
	return new InputError(
		'Box does not take the place in the event stream any more that was read last; events are read from now on',
		`What happened in between may be missing: Box keeps events for a few weeks only.${said}`,
	);
}
