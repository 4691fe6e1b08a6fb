import { unquoted } from './unquoted';

/** A date, perhaps a time, perhaps a zone: the part of ISO 8601 that people and n8n write. */
const FORM =
	/^([1-9]\d{3})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?$/i;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * A moment as Box wants it: RFC 3339, in UTC, with seconds.
 *
 * @param value text, a time since 1970 (in milliseconds, or in seconds with ten digits), a Date, or a
 * luxon DateTime (its text is ISO 8601)
 * @param timeZone the zone of a text that names none: the workflow's
 * @returns `undefined` if the value is not a moment
 */
export function toBoxTime(value: unknown, timeZone: string): string | undefined {
	const time = new Date(milliseconds(value, timeZone));
	if (Number.isNaN(time.getTime()) || time.getUTCFullYear() > 9999) return undefined;
	return time.toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

/**
 * A day as Box wants it, `2026-01-31`: the one that is written, or for a moment the one that it is
 * in the zone.
 *
 * @param value as for `toBoxTime`
 * @returns `undefined` if the value is not a day
 */
export function toDay(value: unknown, timeZone: string): string | undefined {
	const written = typeof value === 'string' ? FORM.exec(unquoted(value)) : null;
	// Without a time or a zone it is no moment, but the day that somebody has written.
	const isDay = written && (written[4] === undefined || written[7] === undefined);
	// Such a day is the same in all zones; elsewhere it may be the year 10000 already.
	const time = toBoxTime(value, isDay ? 'UTC' : timeZone);
	if (time === undefined) return undefined;
	if (isDay) return `${written[1]}-${written[2]}-${written[3]}`;
	const moment = Date.parse(time);
	return new Date(moment + zoneOffset(moment, timeZone)).toISOString().slice(0, 10);
}

/**
 * A date of metadata as Box keeps it, `2026-01-31T00:00:00.000Z`: with the clock's time where it was
 * written, as though that were UTC. Box keeps days there, and shows everybody the day that it is in
 * UTC: a day from another zone would be shown as the one before, or after.
 *
 * @param value as for `toBoxTime`
 * @returns `undefined` if the value is no moment
 */
export function toMetadataDate(value: unknown, timeZone: string): string | undefined {
	const time = toBoxTime(value, timeZone);
	if (time === undefined) return undefined;
	const match = FORM.exec(textOf(value).trim());
	if (!match) {
		const moment = Date.parse(time);
		return new Date(moment + zoneOffset(moment, timeZone)).toISOString();
	}
	const [, year, month, day, hour = '00', minute = '00', second = '00'] = match;
	return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
}

function milliseconds(value: unknown, timeZone: string): number {
	if (typeof value === 'number') return sinceEpoch(value);
	if (value instanceof Date) return value.getTime();
	const text = unquoted(textOf(value));
	// An AI agent, or a spreadsheet, gives a number as text.
	if (/^\d{10,}$/.test(text)) return sinceEpoch(Number(text));
	const match = FORM.exec(text);
	if (!match) return NaN;
	const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = match;
	const fields = [year, month, day, hour, minute, second].map(Number);
	const asUtc = utc(fields);
	if (zone === undefined) return asUtc - localOffset(asUtc, timeZone);
	return asUtc - namedOffset(zone);
}

/** A luxon DateTime writes itself; other objects are no moments, and some fail to. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	const isDateTime = typeof value === 'object' && value !== null && 'isLuxonDateTime' in value;
	return isDateTime ? (value as { toString(): string }).toString() : '';
}

/**
 * A number that counts neither seconds (from 2001 on) nor milliseconds (from 1973 on) is no time but
 * something else: a day such as 20260131, an amount, a flag. NaN for those.
 */
function sinceEpoch(value: number): number {
	if (value >= 1e9 && value < 1e10) return value * 1000;
	return value >= 1e11 ? value : NaN;
}

/** NaN for a date or time that does not exist, such as 31 February. */
function utc([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[]): number {
	const moment = Date.UTC(year, month - 1, day, hour, minute, second);
	const date = new Date(moment);
	const exists =
		date.getUTCMonth() === month - 1 &&
		date.getUTCDate() === day &&
		date.getUTCHours() === hour &&
		date.getUTCMinutes() === minute;
	return exists ? moment : NaN;
}

/** How far `+05:30`, `-0800`, `+01` or `Z` is ahead of UTC, in milliseconds. NaN for `+99:99`. */
function namedOffset(zone: string): number {
	const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
	if (Number(hours) > 14 || Number(minutes) > 59) return NaN;
	const size = (Number(hours) * 60 + Number(minutes)) * MINUTE;
	return sign === '-' ? -size : size;
}

/**
 * How far the zone is ahead of UTC at a local time, in milliseconds. Around a clock change an hour
 * that comes twice is the first one, and an hour that is left out counts on from before.
 *
 * @param local the local time as though it were UTC; NaN gives NaN
 */
function localOffset(local: number, timeZone: string): number {
	if (Number.isNaN(local)) return NaN;
	const before = zoneOffset(local - DAY, timeZone);
	const after = zoneOffset(local + DAY, timeZone);
	const fits = (offset: number) => zoneOffset(local - offset, timeZone) === offset;
	return !fits(before) && fits(after) ? after : before;
}

/** How far the zone is ahead of UTC at that moment, in milliseconds. */
function zoneOffset(moment: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(moment);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		Number(parts.find((candidate) => candidate.type === type)?.value);
	const local = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return local - Math.floor(moment / 1000) * 1000;
}
