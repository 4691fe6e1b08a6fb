import { BoxError } from '../client/error';

/** What a user is told if Box refuses to show the enterprise's events. */
export interface MissingRight {
	/** Completes a sentence that begins with the name of the field. */
	problem: string;
	remedy: string;
}

/**
 * Whether Box refuses to show the enterprise's events, and what to do about it: the account is no
 * administrator, or the app lacks the scope.
 *
 * https://developer.box.com/guides/events/enterprise-events/for-enterprise/
 *
 * @returns `undefined` for any other error
 */
export function missingRight(error: unknown): MissingRight | undefined {
	if (!isRefusedPage(error, 403)) return undefined;
	return {
		problem: 'is set to events that the connected account is not allowed to read',
		remedy: `Connect an administrator, or a co-administrator who may run reports, with an app that has the scope 'Manage enterprise properties'; or choose 'My Account'. ${error.message}.`,
	};
}

/** Whether Box refused to give a page of events, with that status. */
export function isRefusedPage(error: unknown, status: number): error is BoxError {
	if (!(error instanceof BoxError) || error.status !== status || !error.fromBox) return false;
	return error.method === 'GET' && /\bevents\b/.test(error.path);
}
