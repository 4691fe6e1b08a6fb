import { figure, type Row } from '../../bench/figures';
import type { Group, Plot } from '../../bench/measurement';
import { draw } from '../../bench/report/plot/draw';
import { apart } from '../../bench/report/plot/labels';

const row = (x: number, ours: number[], floor: number[]): Row => ({
	work: `Get ${x} files`,
	unit: 'ms',
	figures: { ours: figure(ours), floor: figure(floor) },
	x,
});

const plot: Plot = { file: 'time', x: 'Items', y: 'Time' };

const group: Group = {
	title: 'Time & items',
	rows: [row(200, [1500], [1180]), row(10, [150, 170, 400], [160]), row(50, [420], [390])],
	plot,
};

const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

/** The places that a line goes through. */
const lines = (svg: string) =>
	[...svg.matchAll(/class="line[^"]*" d="M([^"]*)"/g)].map(([, path = '']) =>
		path.split('L').map((place) => place.split(',').map(Number)),
	);

describe('a plot', () => {
	it('names itself, its axes, and who is who', () => {
		expect(texts(draw(group, plot))).toEqual([
			...['Time &amp; items', 'This package', 'Floor', 'Time'],
			...['0', '200 ms', '400 ms', '600 ms', '800 ms', '1 s', '1.2 s', '1.4 s', '1.6 s'],
			...['10', '50', '200', 'Items'],
			...['This package 1.5 s', 'Floor 1.18 s'],
		]);
	});

	it('has a line for each contender, from left to right and up with the values', () => {
		const drawn = lines(draw(group, plot));
		expect(drawn).toHaveLength(2);
		for (const places of drawn) {
			expect(places).toHaveLength(3);
			expect(places).toEqual(places.toSorted(([a = 0], [b = 0]) => a - b));
			expect(places).toEqual(places.toSorted(([, a = 0], [, b = 0]) => b - a));
		}
	});

	it('shows the range of several runs', () => {
		expect(draw(group, plot).match(/class="range"/g)).toHaveLength(1);
	});

	it('is the same for the same rows', () => {
		expect(draw(group, plot)).toBe(draw(structuredClone(group), plot));
	});

	it('may be logarithmic, and says so', () => {
		const rows = [row(1, [5], [3]), row(10, [50], [30]), row(500, [20_000], [300])];
		const svg = draw({ ...group, rows }, { ...plot, log: 'both' });
		expect(texts(svg)).toEqual(expect.arrayContaining(['Time (logarithmic)', '1', '10', '500']));
		expect(svg).not.toMatch(/NaN|Infinity/);
	});

	it.each([undefined, 'y', 'both'] as const)('draws values of 0 and below, log %s', (log) => {
		for (const rows of [[row(1, [0], [0])], [row(1, [0], [-5]), row(2, [9], [3])]]) {
			expect(draw({ ...group, rows }, { ...plot, log })).not.toMatch(/NaN|Infinity/);
		}
	});

	it('cannot be drawn of rows that have no place', () => {
		const rows: Row[] = [{ ...row(1, [1], [1]), x: undefined }];
		expect(() => draw({ ...group, rows }, plot)).toThrow(
			"'Time & items' has no row with an x to draw",
		);
	});
});

describe('labels', () => {
	const label = (y: number, text: string) => ({ y, text });
	const places = (labels: Array<{ y: number }>) => labels.map(({ y }) => y);

	it('stay where they are if there is room', () => {
		expect(places(apart([label(100, 'a'), label(50, 'b')], 0, 200))).toEqual([50, 100]);
	});

	it('move apart, in their order, and stay inside', () => {
		const moved = apart([label(198, 'c'), label(195, 'b'), label(190, 'a')], 0, 200);
		expect(moved.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
		expect(places(moved)).toEqual([166, 183, 200]);
	});
});
