import { QUICK, type Case } from '../../bench/cases';
import type { Measurement, Sample } from '../../bench/measure';
import { caution, median, outcomeOf, table, verdict } from '../../bench/report';

function samples(times: number[], connections: number): Sample[] {
	return times.map((milliseconds) => ({ milliseconds, connections }));
}

function first(): Case {
	const [benchCase] = QUICK;
	if (!benchCase) throw new Error('There is no case');
	return benchCase;
}

function measured(ours: Sample[], theirs: Sample[]): Measurement {
	return { benchCase: first(), samples: { ours, theirs } };
}

describe("the benchmark's report", () => {
	it('takes the middle of an odd count, and the mean of the middle two of an even one', () => {
		expect(median([900, 100, 200])).toBe(200);
		expect(median([400, 100, 200, 900])).toBe(300);
		expect(median([7])).toBe(7);
	});

	it('compares medians and tells the most connections of one execution', () => {
		const ours = [...samples([500, 9000], 8), ...samples([600], 9)];
		const outcome = outcomeOf(measured(ours, samples([12_000, 13_000, 1], 100)));
		expect(outcome).toMatchObject({ ours: 600, theirs: 12_000, ratio: 20 });
		expect(outcome.connections).toEqual({ ours: 9, theirs: 100 });
		expect(outcome.missed).toEqual([]);
	});

	it('shows one line for each case', () => {
		const measurement = measured(samples([500], 8), samples([10_000], 100));
		const [, line] = table([measurement]).split('\n');
		expect(line?.split(/ {2,}/)).toEqual([
			'100 × file: get',
			'0.50 s',
			'10.00 s',
			'20.0 ×',
			'15 × (aim 20 ×)',
			'8 / 100',
		]);
		expect(verdict([measurement])).toBe('All marks are reached.');
	});

	it('says plainly which marks were missed', () => {
		const text = verdict([measured(samples([1000], 11), samples([14_000], 100))]);
		expect(text).toContain('file: get: 14.0 × is less than the 15 times it should be.');
		expect(text).toContain('file: get: 11 connections are more than the 10 allowed.');
	});

	it('warns of a busy machine only', () => {
		expect(caution([0.4, 2], 2)).toBeUndefined();
		expect(caution([0.4, 5.9], 2)).toContain('load 5.9 on 2 processors');
	});
});
