import type { BoxError, CallLabel } from '../error';
import type { HttpAnswer, HttpRequest } from '../http/http';
import type { Lane } from '../http/lanes';
import type { HttpMethod } from '../types';

/** Milliseconds of silence before Box answers a question. */
const READ_TIMEOUT = 120_000;
/** Milliseconds. Box works up to 600 s on moving or deleting a folder before it answers 503. */
const WRITE_TIMEOUT = 630_000;
/** Milliseconds of silence within an answer. */
const BODY_TIMEOUT = 60_000;

/** The bytes of one attempt. */
export interface AttemptBody {
	content: NonNullable<HttpRequest['body']>;
	/** Why the bytes could not be produced: an error that is not Box's and is not repeated. */
	failure?(): Error | undefined;
	/** Whether all bytes were handed over, so that Box may have acted on them. */
	complete?(): boolean;
	/** Frees what the bytes come from. Called when the attempt is over. */
	dispose?(): void;
}

/** One call: sent until it succeeds or the policy gives up. */
export interface Call<T> {
	label: CallLabel;
	url: URL;
	headers: Record<string, string>;
	/** Called for each attempt, so that a stream starts anew. */
	body?: () => AttemptBody | Promise<AttemptBody>;
	/** Whether sending it twice is as good as sending it once. */
	repeatable: boolean;
	/** False for the download host, which must not see the token. */
	authorized?: boolean;
	/** Milliseconds a held request may stay without an answer. */
	heldFor?: number;
	/** What kind of work it is, where that does not follow from its method. */
	lane?: Lane;
	/** Sent also while Box refuses calls of this user. */
	ignoresPause?: boolean;
	/** Milliseconds it may wait in all; the policy's own maximum without. */
	patience?: number;
	/** Only one attempt, also where the token is refused: the caller has a policy of its own. */
	once?: boolean;
	/** Statuses besides 2xx that `read` understands. */
	accepts?: readonly number[];
	/** Whether a 202 says "not ready yet" rather than "done"; `ifAsked`: only if it asks to wait. */
	waitsWhenAccepted?: boolean | 'ifAsked';
	/** Takes what is wanted from the answer. What it leaves of the body is its own affair. */
	read(answer: HttpAnswer): Promise<T>;
	/**
	 * An earlier attempt may have taken effect. Before the next one is sent, and when that one
	 * fails with `error`, this tells whether the work is done after all.
	 */
	settle?: (error?: BoxError) => Promise<T | undefined>;
}

/** Whether the call only asks. */
export function isRead(method: HttpMethod): boolean {
	return method === 'GET' || method === 'OPTIONS';
}

/** What kind of work a call is, so that it only waits for others of its kind. */
export function laneOf({ lane, heldFor, label }: Call<unknown>): Lane {
	if (heldFor !== undefined) return 'poll';
	return lane ?? (label.method === 'DELETE' ? 'slow' : 'quick');
}

/** The milliseconds of silence a call bears. */
export function timeouts(
	call: Pick<Call<unknown>, 'label' | 'heldFor'>,
): Pick<HttpRequest, 'headersTimeout' | 'bodyTimeout'> {
	if (call.heldFor !== undefined) {
		return { headersTimeout: call.heldFor, bodyTimeout: call.heldFor };
	}
	const headersTimeout = isRead(call.label.method) ? READ_TIMEOUT : WRITE_TIMEOUT;
	return { headersTimeout, bodyTimeout: BODY_TIMEOUT };
}
