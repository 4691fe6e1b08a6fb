/**
 * Box's `stream_type` of each stream that a user may choose.
 *
 * https://developer.box.com/reference/get-events/#param-stream_type
 */
export const STREAM_TYPES = {
	user: 'all',
	/** What happens in the enterprise, as it happens. */
	enterprise: 'admin_logs_streaming',
	/** What happened in it, by date. Its positions mean nothing in the other one. */
	enterpriseHistory: 'admin_logs',
} as const;

export type Stream = keyof typeof STREAM_TYPES;

/** A stream that can be followed: it has a current position. */
export type LiveStream = Exclude<Stream, 'enterpriseHistory'>;

/** A stream as an entry of a list of options. */
export interface StreamOption {
	name: string;
	value: Stream;
	description: string;
}

export const userStream: StreamOption = {
	name: 'My Account',
	value: 'user',
	description: 'What happens to the content that the connected account sees',
};

export const enterpriseStream: StreamOption = {
	name: 'Enterprise',
	value: 'enterprise',
	description:
		'What all users of the enterprise do, within seconds, for the last two weeks. For administrators, and apps with the scope "Manage enterprise properties".',
};

export const enterpriseHistory: StreamOption = {
	name: 'Enterprise History',
	value: 'enterpriseHistory',
	description:
		'What all users of the enterprise did in the last year, by date, a minute or more behind. For administrators, and apps with the scope "Manage enterprise properties".',
};

/**
 * The types that Box is asked for. `undefined` if it gives events of all types: no type was chosen,
 * or it is a user's stream, which Box does not filter.
 *
 * https://developer.box.com/reference/get-events/#param-event_type
 */
export function typesToAskFor(
	streamType: string,
	eventTypes: Iterable<string> = [],
): string[] | undefined {
	const types = [...eventTypes];
	return streamType === STREAM_TYPES.user || types.length === 0 ? undefined : types;
}
