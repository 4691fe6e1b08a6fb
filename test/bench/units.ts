/** What a figure counts. Times are in milliseconds, sizes in bytes, shares from 0 to 1. */
export type Unit =
	| 'ms'
	| 'bytes'
	| 'bytesPerSecond'
	| 'eventsPerSecond'
	| 'requests'
	| 'connections'
	| 'items'
	| 'share';

const MORE_IS_BETTER: readonly Unit[] = ['bytesPerSecond', 'eventsPerSecond', 'share'];

/** Whether the smaller of two figures is the better one. */
export function lessIsBetter(unit: Unit): boolean {
	return !MORE_IS_BETTER.includes(unit);
}

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Three digits, or all of them before the point. */
function digits(value: number): string {
	const before = Math.max(Math.floor(Math.log10(Math.abs(value) || 1)) + 1, 1);
	return value.toLocaleString('en', { maximumFractionDigits: Math.max(3 - before, 0) });
}

function time(milliseconds: number): string {
	if (Math.abs(milliseconds) < 1_000) return `${digits(milliseconds)} ms`;
	return `${digits(milliseconds / 1_000)} s`;
}

function size(bytes: number): string {
	const power = Math.max(Math.floor(Math.log10(Math.abs(bytes) || 1) / 3), 0);
	const step = Math.min(power, SIZES.length - 1);
	return `${digits(bytes / 1_000 ** step)} ${SIZES[step]}`;
}

/** A value with its unit: `810 ms`, `13.1 s`, `93 MB`, `108 MB/s`, `497`, `96 %`. */
export function written(value: number, unit: Unit): string {
	switch (unit) {
		case 'ms':
			return time(value);
		case 'bytes':
			return size(value);
		case 'bytesPerSecond':
			return `${size(value)}/s`;
		case 'eventsPerSecond':
			return `${digits(value)} /s`;
		case 'share':
			return `${digits(value * 100)} %`;
		default:
			return digits(value);
	}
}
