const EIGHT_HOURS = 8 * 3600 * 1000;

/** A time as Box writes it: RFC 3339 in whole seconds, in the account's own offset rather than UTC. */
export function boxTime(time: number): string;
export function boxTime(time: number | null): string | null;
export function boxTime(time: number | null): string | null {
	if (time === null) return null;
	return `${new Date(time - EIGHT_HOURS).toISOString().slice(0, 19)}-08:00`;
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/i;

/** The milliseconds since 1970 of a time in RFC 3339; `NaN` for any other text. */
export function readTime(text: string): number {
	return RFC_3339.test(text) ? Date.parse(text) : NaN;
}
