const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/;

/**
 * A moment as Box wants it: RFC 3339, in UTC, with seconds.
 *
 * @param value text, milliseconds since 1970, a Date, or a luxon DateTime (its text is ISO 8601)
 * @param timeZone the zone of a text that names none: the workflow's
 * @returns `undefined` where the value is not a moment
 */
export function toBoxTime(value: unknown, timeZone: string): string | undefined {
	const time = typeof value === 'number' ? new Date(value) : parse(String(value).trim(), timeZone);
	if (Number.isNaN(time.getTime())) return undefined;
	return time.toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

function parse(text: string, timeZone: string): Date {
	const naive = WITHOUT_ZONE.exec(text);
	if (!naive) return new Date(text);
	const asUtc = Date.parse(`${naive[1]}T${naive[2] ?? '00:00'}Z`);
	// The offset can differ on the other side of a clock change: once more with the better guess.
	const guess = asUtc - offset(asUtc, timeZone);
	return new Date(asUtc - offset(guess, timeZone));
}

/** How far the zone is ahead of UTC at that moment, in milliseconds. */
function offset(moment: number, timeZone: string): number {
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
