import { readOptions, UsageError } from '../../bench/options';

describe("the benchmark's command line", () => {
	it('has few runs with --quick, and more without', () => {
		const quick = readOptions(['--quick']);
		expect(quick).toMatchObject({ help: false, roundTrip: 40 });
		expect(quick.runs).toBeLessThan(readOptions([]).runs);
	});

	it('takes runs, round trip and version', () => {
		const options = readOptions(['--runs', '2', '--round-trip=0', '--n8n', '1.123.80']);
		expect(options).toMatchObject({ help: false, runs: 2, roundTrip: 0, n8n: '1.123.80' });
	});

	it('takes a part', () => {
		expect(readOptions([]).only).toBeUndefined();
		expect(readOptions(['--only', 'events', '--quick'])).toMatchObject({
			only: 'events',
			quick: true,
		});
	});

	it.each([['--runs=0'], ['--runs=x'], ['--round-trip=-1'], ['--fast'], ['--only=all'], ['quick']])(
		'refuses %s',
		(argument) => {
			expect(() => readOptions([argument])).toThrow(UsageError);
		},
	);
});
