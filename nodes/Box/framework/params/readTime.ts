import { describe } from '../errors/describe';
import type { Params } from './params';
import { toBoxTime, toDay, toMetadataDate } from './time';

const FORMS =
	'Use a form such as 2026-01-31T09:00:00Z, or a number: the milliseconds since 1970, or with ten digits the seconds.';

/**
 * A moment as Box writes it (RFC 3339, seconds, UTC), or `undefined` if it is not set. A text
 * without a zone is meant in the workflow's.
 */
export function readTime(params: Params, name: string): string | undefined {
	return readMoment(params, name, toBoxTime);
}

/** A date of metadata as Box writes it, or `undefined` if it is not set. */
export function readMetadataDate(params: Params, name: string): string | undefined {
	return readMoment(params, name, toMetadataDate);
}

function readMoment(params: Params, name: string, toMoment: typeof toBoxTime): string | undefined {
	const value = params.whole(name);
	if (value === undefined || value === '') return undefined;
	return (
		toMoment(value, params.timeZone) ??
		params.fail(name, 'is not a date and time', `It is ${describe(value)}. ${FORMS}`)
	);
}

/**
 * A day as Box writes it, `2026-01-31`, or `undefined` if it is not set. A moment is the day that
 * it is in the workflow's time zone.
 */
export function readDay(params: Params, name: string): string | undefined {
	const value = params.whole(name);
	if (value === undefined || value === '') return undefined;
	return (
		toDay(value, params.timeZone) ??
		params.fail(name, 'is not a date', `It is ${describe(value)}. Use a form such as 2026-01-31.`)
	);
}
