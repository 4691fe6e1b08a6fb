import { readOptions, UsageError } from '../../bench/options';

const NAMES = ['nodes', 'paths', 'events'];
const read = (...args: string[]) => readOptions(args, NAMES);

describe("the benchmark's command line", () => {
	it('has few runs with --quick, and more without', () => {
		const quick = read('--quick');
		expect(quick).toMatchObject({ help: false, roundTrip: 40, quick: true });
		expect(quick.runs).toBeLessThan(read().runs);
	});

	it('takes runs, round trip and version', () => {
		const options = read('--runs', '2', '--round-trip=0', '--n8n', '1.123.80');
		expect(options).toMatchObject({ help: false, runs: 2, roundTrip: 0, n8n: '1.123.80' });
	});

	it('takes all measurements, or some in the order of the registry', () => {
		expect(read().only).toEqual(NAMES);
		expect(read('--only', 'events, nodes').only).toEqual(['nodes', 'events']);
		expect(read('--only', 'events', '--only', 'paths').only).toEqual(['paths', 'events']);
	});

	it('writes the documents unless told otherwise', () => {
		expect(read().docs).toBe(true);
		expect(read('--no-docs').docs).toBe(false);
	});

	it.each([
		['--runs=0'],
		['--runs=x'],
		['--round-trip=-1'],
		['--fast'],
		['--only=all'],
		['--only='],
		['quick'],
	])('refuses %s', (argument) => {
		expect(() => read(argument)).toThrow(UsageError);
	});

	it('names the measurements there are', () => {
		expect(() => read('--only', 'nodes,speed')).toThrow(
			"There is no measurement 'speed': choose from nodes, paths, events.",
		);
	});
});
