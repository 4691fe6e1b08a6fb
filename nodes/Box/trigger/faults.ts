import { BoxError } from '../client/error';
import { mayPass } from '../client/retry';
import { InputError } from '../framework/inputError';
import { CredentialError } from '../session/credentialError';
import type { StreamChoice } from './settings';

/** Refusals that another try may change. */
const PASSING = new Set([408, 409, 425, 429]);

/** Whether a fault stays until somebody does something about it: in Box, or in the credential. */
export function isLasting(error: unknown): boolean {
	if (error instanceof BoxError) {
		if (error.status === 0) return !mayPass(error);
		return isRefusal(error.status) && !PASSING.has(error.status);
	}
	if (error instanceof CredentialError) return error.lasting;
	return error instanceof InputError;
}

/** Anything but that comes from a gateway, or from a Box in trouble. */
function isRefusal(status: number): boolean {
	return status >= 400 && status < 500;
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

/**
 * Says what a user can do where the long polls fail and the rest works: events come late then.
 */
export function explainSilence(error: unknown): InputError {
	const said = error instanceof Error ? ` ${error.message}.` : '';
	return new InputError(
		'Box cannot be listened to, and events may come a minute late',
		`Where a proxy or firewall cuts connections that are held for ten minutes, or does not let this machine reach Box's realtime servers, choose 'Interval' for 'Listen By'.${said}`,
	);
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
