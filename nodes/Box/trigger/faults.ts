import { BoxError } from '../client/error';
import { isList, objectAt, textAt } from '../client/json';
import { isTransient } from '../client/calls/retry';
import { InputError } from '../framework/inputError';
import { CredentialError } from '../auth/credentialError';
import { OtherAccountError } from './account';
import type { StreamChoice } from './settings';

/** Refusals that another try may change. */
const PASSING = new Set([408, 409, 425, 429]);

/** Whether a fault stays until somebody does something about it: in Box, or in the credential. */
export function isLasting(error: unknown): boolean {
	if (error instanceof BoxError) {
		if (error.status === 0) return !isTransient(error);
		return isRefusal(error) && !PASSING.has(error.status);
	}
	if (error instanceof CredentialError) return error.permanent;
	return error instanceof InputError;
}

/** Anything but that comes from a proxy or a gateway, or from a Box in trouble. */
function isRefusal({ status, fromBox }: BoxError): boolean {
	return fromBox && status >= 400 && status < 500;
}

/** Whether a stream cannot be read on as it is: waiting does not mend it, or it is another's now. */
export function endsStream(error: unknown): boolean {
	return error instanceof OtherAccountError || isLasting(error);
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
	if (stream !== 'enterprise' || !isOfEvents(error, 403)) return error;
	return new MissingRightError(error.message);
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
		`If a proxy or firewall cuts connections that are held for ten minutes, or does not let this machine reach Box's realtime servers, choose 'Interval' for 'Listen By'.${said}`,
	);
}

/** What a failure says. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** What the user is told if nobody knows whether an event is about the folder. */
export function explainDoubt(error: unknown): InputError {
	return new InputError(
		'Box does not tell which folder an item is in; its event is handed over all the same',
		`The event's 'folder_note' says why. Check it in the workflow if only items of the folder may be changed. ${messageOf(error)}.`,
	);
}

/** What the user is told if an event is handed over without its file. */
export function explainMissingFile(error: unknown): InputError {
	return new InputError(
		'A file could not be downloaded, again and again; its event is handed over without it',
		`The event's 'download_note' says why. Check Box, the network, and whether n8n can store binary data; if the workflow needs the file, have it downloaded there. ${messageOf(error)}.`,
	);
}

/** Whether Box refused to give events, with that status. */
function isOfEvents(error: unknown, status: number): error is BoxError {
	if (!(error instanceof BoxError) || error.status !== status || !error.fromBox) return false;
	return error.method === 'GET' && /\bevents\b/.test(error.path);
}

/** What a place in a stream is made of, as Box names it. */
const PLACE = new Set(['stream_position', 'created_after', 'created_before']);

/** Whether what Box says is wrong may be the place; where it says nothing, it may. */
function mayBePlace({ contextInfo }: BoxError): boolean {
	const errors: unknown[] = isList(contextInfo?.errors) ? contextInfo.errors : [];
	const names = errors.flatMap((each) => textAt(objectAt(each).name) ?? []);
	return names.length === 0 || names.some((name) => PLACE.has(name));
}

/**
 * Whether Box refuses the place that is asked for, as far as the answer tells. How long it takes
 * one is not documented; user events are kept for two weeks to two months.
 *
 * https://developer.box.com/guides/events/user-events/for-user/
 */
export function isRefusedPosition(error: unknown): boolean {
	// An answer without Box's words says nothing of the place.
	return isOfEvents(error, 400) && error.code !== 'http_400' && mayBePlace(error);
}

/** What the user is told where a place was given up: some events may be lost, and which ones Box does not say. */
export function lostPosition(cause: unknown): InputError {
	const said = cause instanceof Error ? ` ${cause.message}.` : '';
	return new InputError(
		'Box does not take the place in the event stream any more that was read last; events are read from now on',
		`What happened in between may be missing: Box keeps events for a few weeks only.${said}`,
	);
}
