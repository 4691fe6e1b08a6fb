import {
	figure,
	median,
	misses,
	percentile,
	reaches,
	times,
	timesAsGood,
	type Mark,
	type Row,
} from '../../bench/figures';
import { written } from '../../bench/units';

function row(ours: number[], builtIn: number[], ...marks: Mark[]): Row {
	const figures = { ours: figure(ours), builtIn: figure(builtIn) };
	return { work: 'Get 100 files', unit: 'ms', figures, marks };
}

const perSecond = (ours: number, floor: number, ...marks: Mark[]): Row => ({
	work: 'Download 1 GB',
	unit: 'bytesPerSecond',
	figures: { ours: figure([ours]), floor: figure([floor]) },
	marks,
});

describe('a figure', () => {
	it('has the middle of an odd count, and the mean of the middle two of an even one', () => {
		expect(median([900, 100, 200])).toBe(200);
		expect(median([400, 100, 200, 900])).toBe(300);
		expect(median([7])).toBe(7);
	});

	it('has the range of the runs, and their number', () => {
		expect(figure([900, 100.123, 200])).toEqual({ median: 200, low: 100.12, high: 900, runs: 3 });
		expect(() => figure([])).toThrow('There is nothing to make a figure of');
	});

	it('has a percentile', () => {
		const numbers = Array.from({ length: 200 }, (_, index) => 200 - index);
		expect(percentile(numbers, 0.99)).toBe(198);
		expect(percentile([3], 0.99)).toBe(3);
	});
});

describe('a row', () => {
	it('compares by the medians: less time is better', () => {
		expect(timesAsGood(row([500, 600, 9000], [12_000, 13_000, 1]), 'builtIn')).toBe(20);
		expect(timesAsGood(row([1], [1]), 'sdk')).toBeUndefined();
	});

	it('compares speeds the other way round', () => {
		expect(timesAsGood(perSecond(80, 100), 'floor')).toBe(0.8);
	});

	it.each<[string, Row, boolean | undefined]>([
		['20 times', row([600], [12_000], { times: 20, than: 'builtIn' }), true],
		['less', row([600], [11_999], { times: 20, than: 'builtIn' }), false],
		['a peer that is not there', row([600], [1], { times: 20, than: 'sdk' }), undefined],
		['at most', row([600], [1], { limit: 600 }), true],
		['more than that', row([601], [1], { limit: 600 }), false],
		['four fifths of the floor', perSecond(80, 100, { times: 0.8, than: 'floor' }), true],
		['at least', perSecond(79, 100, { limit: 80 }), false],
	])('reaches its mark or not: %s', (_, given, reached) => {
		const [mark] = given.marks ?? [];
		if (!mark) throw new Error('The row has no mark');
		expect(reaches(given, mark)).toBe(reached);
	});

	it('says plainly what it misses', () => {
		const slow = row([601], [12_000], { times: 20, than: 'builtIn' }, { limit: 600 });
		expect(misses(slow)).toEqual([
			"Get 100 files: 19.96 ×; the mark is 20 × n8n's own.",
			'Get 100 files: 601 ms; the mark is at most 600 ms.',
		]);
		expect(misses(perSecond(7e7, 1e8, { limit: 8e7 }))).toEqual([
			'Download 1 GB: 70 MB/s; the mark is at least 80 MB/s.',
		]);
		expect(misses(row([600], [12_000], { times: 20, than: 'builtIn' }))).toEqual([]);
	});
});

it.each([
	[written(4.23, 'ms'), '4.23 ms'],
	[written(810.4, 'ms'), '810 ms'],
	[written(13_070, 'ms'), '13.1 s'],
	[written(0, 'ms'), '0 ms'],
	[written(999, 'bytes'), '999 B'],
	[written(92_800_000, 'bytes'), '92.8 MB'],
	[written(-1_500, 'bytes'), '-1.5 kB'],
	[written(108_000_000, 'bytesPerSecond'), '108 MB/s'],
	[written(13_449, 'eventsPerSecond'), '13,449 /s'],
	[written(0.957, 'share'), '95.7 %'],
	[written(497, 'requests'), '497'],
	[times(0.853), '0.85 ×'],
	[times(2.74), '2.7 ×'],
	[times(16.1), '16 ×'],
])('%s', (text, expected) => {
	expect(text).toBe(expected);
});
