import type { BoxError, CallLabel } from '../error';
import type { HttpAnswer, HttpRequest } from '../http/exchange';
import type { CallKind } from '../http/slots';
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
	/** Why the bytes could not be read: an error of their source, after which there is no retry. */
	failure?(): Error | undefined;
	/** Whether all bytes were handed over, so that Box may have acted on them. */
	complete?(): boolean;
	/** Frees what the bytes come from. Called when the attempt is over. */
	dispose?(): void;
}

/** One call: it is sent until it succeeds or the retry policy gives up. */
export interface Call<T> {
	label: CallLabel;
	url: URL;
	headers: Record<string, string>;
	/** Called for each attempt, so that a stream starts again. */
	body?: () => AttemptBody | Promise<AttemptBody>;
	/** Whether sending it twice has the same effect as sending it once. */
	repeatable: boolean;
	/** False for the download host, which must not see the token. */
	authorized?: boolean;
	/** Whether it asks the download host for something that needs the token there. */
	atDownloadHost?: boolean;
	/** Milliseconds of silence that a long poll may take; only long polls have it. */
	longPollTimeout?: number;
	/** What kind of work it is, if that does not follow from its method. */
	kind?: CallKind;
	/** Whether it is sent although Box refuses calls of this user for now. */
	ignoresPause?: boolean;
	/** Milliseconds it may wait in all; without it, the maximum of the retry policy. */
	maxWait?: number;
	/** Milliseconds it may wait in all while Box prepares what it asks for (202); `maxWait` without. */
	maxPreparing?: number;
	/** Only one attempt, even if the token is refused: the caller has a retry policy of its own. */
	once?: boolean;
	/** Statuses besides 2xx that `read` understands. */
	accepts?: readonly number[] | 'any';
	/** Whether a 202 means "not ready yet" rather than "done"; `ifAsked`: only with Retry-After. */
	waitsWhenAccepted?: boolean | 'ifAsked';
	/** Reads the answer's body, or destroys it. */
	read(answer: HttpAnswer): Promise<T>;
	/**
	 * Looks in Box, before a retry, whether an attempt whose outcome is unknown has done the work.
	 * Resolves with its result, or `undefined` if a retry is needed.
	 */
	resultBeforeRetry?: () => Promise<T | undefined>;
	/**
	 * Looks whether an earlier attempt, whose outcome was unknown, is what made a retry fail: such as
	 * a delete that finds nothing left. Resolves with its result, or `undefined` if it is not.
	 */
	resultFromFailure?: (failure: BoxError) => Promise<T | undefined>;
	/** Codes of a failure that an earlier attempt of the same call may have caused. */
	selfCausedCodes?: readonly string[];
}

/** Whether the method only reads. */
export function isRead(method: HttpMethod): boolean {
	return method === 'GET' || method === 'OPTIONS';
}

/** The kind of work a call is, so that it only waits for others of its kind. */
export function kindOf({ kind, longPollTimeout, label }: Call<unknown>): CallKind {
	if (longPollTimeout !== undefined) return 'poll';
	return kind ?? (label.method === 'DELETE' ? 'slow' : 'quick');
}

/** The milliseconds of silence after which a call fails. */
export function timeouts({
	label,
	longPollTimeout,
}: Pick<Call<unknown>, 'label' | 'longPollTimeout'>): Pick<
	HttpRequest,
	'headersTimeout' | 'bodyTimeout'
> {
	if (longPollTimeout !== undefined) {
		return { headersTimeout: longPollTimeout, bodyTimeout: longPollTimeout };
	}
	const headersTimeout = isRead(label.method) ? READ_TIMEOUT : WRITE_TIMEOUT;
	return { headersTimeout, bodyTimeout: BODY_TIMEOUT };
}
