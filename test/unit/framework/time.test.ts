import { toBoxTime } from '../../../nodes/Box/framework/params/time';

const ZONES = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];

test.each([
	['2026-01-31T09:00:00Z', '2026-01-31T09:00:00+00:00'],
	['2026-01-31T09:00:00.999Z', '2026-01-31T09:00:00+00:00'],
	['2026-01-31T09:00:00+05:30', '2026-01-31T03:30:00+00:00'],
	['2026-01-31 09:00:00 -0800', '2026-01-31T17:00:00+00:00'],
	['2026-01-31T09:00+01', '2026-01-31T08:00:00+00:00'],
	[' 2026-01-31t09:00:00z ', '2026-01-31T09:00:00+00:00'],
	[Date.UTC(2026, 0, 31, 9), '2026-01-31T09:00:00+00:00'],
	['1769850000000', '2026-01-31T09:00:00+00:00'],
	[' 1769850000 ', '2026-01-31T09:00:00+00:00'],
	[Date.UTC(2026, 0, 31, 9) / 1000, '2026-01-31T09:00:00+00:00'],
	[Date.UTC(2026, 0, 31, 9) / 1000 + 0.5, '2026-01-31T09:00:00+00:00'],
	[new Date(Date.UTC(2026, 0, 31, 9)), '2026-01-31T09:00:00+00:00'],
	[
		{ isLuxonDateTime: true, toString: () => '2026-01-31T09:00:00.000+02:00' },
		'2026-01-31T07:00:00+00:00',
	],
])('%s names its own zone', (value, expected) => {
	expect(toBoxTime(value, 'America/New_York')).toBe(expected);
});

test.each([
	['2026-01-31T09:00:00', 'America/New_York', '2026-01-31T14:00:00+00:00'],
	['2026-07-31T09:00:00', 'America/New_York', '2026-07-31T13:00:00+00:00'],
	['2026-07-31', 'Europe/Berlin', '2026-07-30T22:00:00+00:00'],
	['2026-07-31 09:00', 'Asia/Kolkata', '2026-07-31T03:30:00+00:00'],
])('%s is meant in %s', (text, zone, expected) => {
	expect(toBoxTime(text, zone)).toBe(expected);
});

describe('around a clock change', () => {
	test.each([
		['before', '2026-03-29T01:59:59', '2026-03-29T00:59:59+00:00'],
		['in the hour that is left out', '2026-03-29T02:30:00', '2026-03-29T01:30:00+00:00'],
		['after', '2026-03-29T03:00:00', '2026-03-29T01:00:00+00:00'],
		['before the hour that comes twice', '2026-10-25T01:59:59', '2026-10-24T23:59:59+00:00'],
		['the first of the two', '2026-10-25T02:30:00', '2026-10-25T00:30:00+00:00'],
		['after both', '2026-10-25T03:00:00', '2026-10-25T02:00:00+00:00'],
	])('%s', (_, text, expected) => {
		expect(toBoxTime(text, 'Europe/Berlin')).toBe(expected);
	});

	const HOUR = 3_600_000;
	const changes = ['03-08', '03-29', '04-05', '10-04', '10-25', '11-01'];

	test.each(ZONES)('every half hour comes back from its local time in %s', (zone) => {
		const clock = new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			dateStyle: 'short',
			timeStyle: 'medium',
		});
		for (const day of changes) {
			const middle = Date.parse(`2026-${day}T00:00:00Z`);
			const seen = new Map<string, number>();
			for (let moment = middle - 6 * HOUR; moment < middle + 18 * HOUR; moment += HOUR / 2) {
				const local = clock.format(moment);
				const first = seen.get(local) ?? moment;
				seen.set(local, first);
				expect([local, Date.parse(toBoxTime(local, zone) ?? '')]).toEqual([local, first]);
			}
		}
	});
});

test.each([
	'tomorrow',
	'01.02.2026',
	'2026/01/31',
	'2026-02-30',
	'2026-13-01',
	'2026-01-31T25:00:00Z',
	'2026-01-31T09:61:00',
	'20260131',
	'12345678901',
	'2026-01-31T09:00:00+15:00',
	'2026-01-31T09:00:00+01:60',
	'0026-01-31',
	'',
	NaN,
	0,
	-1,
	5,
	1.5,
	20260131,
	999_999_999,
	12_345_678_901,
	1e20,
	Infinity,
	true,
	{},
	[],
	new Date(NaN),
])('%p is no moment', (value) => {
	expect(toBoxTime(value, 'Europe/Berlin')).toBeUndefined();
});
