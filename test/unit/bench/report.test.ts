import { inWords, type Circumstances } from '../../bench/circumstances';
import { figure, type Row } from '../../bench/figures';
import { cellsOf } from '../../bench/report/cells';
import { documentOf } from '../../bench/report/document';
import { merged, type Result } from '../../bench/report/result';
import { speedOf } from '../../bench/report/speed';
import { inTerminal } from '../../bench/report/terminal';

const circumstances: Circumstances = {
	date: '2026-11-27',
	processors: 2,
	processor: 'AMD EPYC, x64',
	memory: 8 * 2 ** 30,
	load: 1.2,
	node: '24.21.0',
	n8n: '2.41.1',
	runs: 3,
	roundTrip: 40,
	quick: false,
};

const get: Row = {
	work: 'Get 100 files',
	unit: 'ms',
	figures: { ours: figure([790, 810, 850]), builtIn: figure([13_000]), floor: figure([640]) },
	marks: [{ times: 20, than: 'builtIn' }, { limit: 900 }],
	headline: true,
};

const connections: Row = {
	work: 'Connections',
	unit: 'connections',
	figures: { ours: figure([8]) },
};

const result = (name: string, ...rows: Row[]): Result => ({
	name,
	circumstances,
	groups: [{ title: 'Small work', rows }],
});

const MEASUREMENTS = [
	{ name: 'nodes', title: 'Many items', about: 'Both nodes in one n8n.' },
	{ name: 'paths', title: 'Files by path', about: 'A large folder.' },
];

describe('the cells of a table', () => {
	it('have medians, ranges, ratios and marks', () => {
		expect(cellsOf([get, connections], { ranges: true, marks: true })).toEqual([
			['Work', 'This package', "n8n's own", 'Floor', 'Mark'],
			[
				'Get 100 files',
				'810 ms (790 ms – 850 ms)',
				'13 s · 16 ×',
				'640 ms · 0.79 ×',
				"20 × n8n's own: missed, at most 900 ms: reached",
			],
			['Connections', '8', '', '', ''],
		]);
	});

	it('leave out what is not asked for, or not there', () => {
		expect(cellsOf([get], { ranges: false, marks: false })).toEqual([
			['Work', 'This package', "n8n's own", 'Floor'],
			['Get 100 files', '810 ms', '13 s · 16 ×', '640 ms · 0.79 ×'],
		]);
		expect(cellsOf([connections], { ranges: true, marks: true })[0]).toEqual([
			'Work',
			'This package',
		]);
	});
});

describe('the terminal', () => {
	it('shows a table for each group, and what is missed', () => {
		const text = inTerminal([result('nodes', get)], MEASUREMENTS);
		expect(text).toContain(
			'Many items\n2026-11-27: 2 processors (AMD EPYC, x64), 8 GB; Node 24.21.0',
		);
		expect(text).toMatch(/│ Get 100 files │ 810 ms \(790 ms – 850 ms\) │/);
		expect(text).toMatch(/Marks missed:\n {2}Get 100 files: 16.04 ×; the mark is 20 × n8n's own.$/);
	});

	it('says when nothing is missed', () => {
		expect(inTerminal([result('nodes', connections)], MEASUREMENTS)).toMatch(
			/All marks are reached\.$/,
		);
	});
});

describe('the documents', () => {
	it('tell of each measurement what was done, where, and what came out', () => {
		const plot = { file: 'time', x: 'Items', y: 'Time' };
		const nodes = result('nodes', get);
		const text = documentOf(
			[{ ...nodes, groups: nodes.groups.map((group) => ({ ...group, plot })) }],
			MEASUREMENTS,
		);
		const [, section] = text.split('\n## Many items\n');
		expect(section).toContain('Both nodes in one n8n.');
		expect(section).toContain(`_${inWords(circumstances)}_`);
		expect(section).toContain('### Small work\n\n![Small work](benchmarks/time.svg)\n\n| Work ');
		expect(text).toContain("- Get 100 files: 16.04 ×; the mark is 20 × n8n's own.");
		expect(text).not.toContain('Files by path\n');
	});

	it('have the headlines and what is missed in the README', () => {
		const text = speedOf([result('nodes', get, connections)]);
		expect(text).toContain('| Get 100 files | 810 ms       | 13 s · 16 × | 640 ms · 0.79 × |');
		expect(text).not.toContain('Connections');
		expect(text).toContain('Marks that are missed:\n\n- Get 100 files: 16.04 ×');
	});
});

describe('the results', () => {
	it('replace older ones, and keep those that were not taken, in the order of the registry', () => {
		const older = [result('nodes', get), result('paths', get), result('gone', get)];
		const newer = [result('nodes', connections)];
		const all = merged(older, newer, ['paths', 'nodes', 'events']);
		expect(all.map(({ name }) => name)).toEqual(['paths', 'nodes']);
		expect(all[1]?.groups[0]?.rows).toEqual([connections]);
	});

	it('warn of a machine that was busy, and of a quick run', () => {
		expect(inWords(circumstances)).not.toContain('busy');
		const busy = inWords({ ...circumstances, load: 5.9, quick: true, runs: 1 });
		expect(busy).toContain('1 run each, a quick run. The machine was busy (load 5.9)');
	});
});
