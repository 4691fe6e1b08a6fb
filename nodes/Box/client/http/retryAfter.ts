/**
 * The longest wait in seconds that a Retry-After can ask for: Box's own example is 100. More is a
 * mistake, such as a time in seconds since 1970 or a clock that is wrong by years.
 */
export const MAX_RETRY_AFTER = 24 * 60 * 60;

/** How the dates of HTTP begin: https://datatracker.ietf.org/doc/html/rfc9110#name-date-time-formats */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/**
 * Seconds from a Retry-After header, which holds seconds or a date. `undefined` for any other text,
 * for a date in the past, and for a wait that is too long.
 *
 * @param now milliseconds since 1970
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : secondsUntil(text, now);
	return seconds >= 0 && seconds <= MAX_RETRY_AFTER ? seconds : undefined;
}

/**
 * The seconds that a failed answer asks to wait. A 429 that asks for less than one says nothing: Box
 * counts calls by the minute, and tries in quick succession would all be refused.
 */
export function askedWait(
	status: number,
	header: string | undefined,
	now: number,
): number | undefined {
	const seconds = retryAfterSeconds(header, now);
	return status === 429 && seconds !== undefined && seconds < 1 ? undefined : seconds;
}

function secondsUntil(date: string, now: number): number {
	if (!HTTP_DATE.test(date)) return NaN;
	// In its oldest form the date names no zone, and means UTC.
	const zoned = /(GMT|UTC?|Z|[+-]\d{2}:?\d{2})$/.test(date) ? date : `${date} GMT`;
	return Math.ceil((Date.parse(zoned) - now) / 1000);
}
