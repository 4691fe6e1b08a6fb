import type { BoxClient } from '../../client/boxClient';
import { BoxError } from '../../client/error';
import type { EventQuery } from '../../client/calls/events';
import type { EventPage } from '../../client/types';
import { InputError } from '../../framework/inputError';
import { AS_USER } from '../../framework/requestOptions';
import type { Params } from '../../framework/params';

/**
 * Box's `stream_type` for each stream a user may choose.
 *
 * https://developer.box.com/reference/get-events/#param-stream_type
 */
export const STREAM_TYPES = {
	user: 'all',
	enterprise: 'admin_logs_streaming',
	enterpriseHistory: 'admin_logs',
} as const;

export type Stream = keyof typeof STREAM_TYPES;

export const userStream = {
	name: 'My Account',
	description: 'What happens to the content that the connected account sees',
};

export const enterpriseStream = {
	name: 'Enterprise',
	description:
		'What all users of the enterprise do, within seconds, for the last two weeks. For administrators.',
};

export const enterpriseHistory = {
	name: 'Enterprise History',
	description:
		'What all users of the enterprise did in the last year, by date, a minute or more behind. For administrators.',
};

/**
 * Reads one page of the chosen stream.
 *
 * @throws InputError where the stream is for administrators and the account is none
 */
export async function readPage(
	box: BoxClient,
	params: Params,
	stream: Stream,
	query: Omit<EventQuery, 'streamType'>,
): Promise<EventPage> {
	const page = box.eventPage({ ...query, streamType: STREAM_TYPES[stream] });
	return await page.catch((error: unknown) => {
		// With As-User the refusal may be about that, which the node explains by itself.
		const isAnother = params.optionalText(AS_USER) !== undefined;
		if (stream === 'user' || isAnother || !isRefusal(error)) throw error;
		throw refusal(params.displayName('stream'));
	});
}

function refusal(field: string): InputError {
	return new InputError(
		`'${field}' is an enterprise's, and the connected account may not read it`,
		"Connect an administrator, or a co-administrator who may run reports, with an app that has the scope 'Manage enterprise properties'; or choose 'My Account'.",
	);
}

function isRefusal(error: unknown): boolean {
	return (
		error instanceof BoxError &&
		error.status === 403 &&
		error.code === 'access_denied_insufficient_permissions'
	);
}
