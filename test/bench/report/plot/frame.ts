import { CONTENDERS, type Contender } from '../../figures';
import type { Group, Plot } from '../../measurement';
import { written, type Unit } from '../../units';
import type { Axis } from './scales';
import { SIZE, STYLE } from './style';
import { element, textual } from './svg';

/** What is around the lines of a plot. */
export interface Frame {
	group: Group;
	plot: Plot;
	/** Of the y axis. */
	unit: Unit;
	x: Axis;
	y: Axis;
	/** Who has a line. */
	legend: readonly Contender[];
	mark: (contender: Contender, x: number, y: number) => string;
}

const LEFT = 24;
const BOTTOM = SIZE.height - SIZE.bottom;
const RIGHT = SIZE.width - SIZE.right;

function xLines({ x, plot }: Frame): string[] {
	const numbers = x.ticks.map((tick) =>
		textual(
			'text',
			{ class: 'tick', x: x.scale(tick), y: BOTTOM + 20, 'text-anchor': 'middle' },
			written(tick, plot.xUnit ?? 'items'),
		),
	);
	const base = { x1: SIZE.left, x2: RIGHT, y1: BOTTOM, y2: BOTTOM };
	const middle = (SIZE.left + RIGHT) / 2;
	const name = { class: 'axis', x: middle, y: BOTTOM + 44, 'text-anchor': 'middle' };
	return [element('line', { class: 'base', ...base }), ...numbers, textual('text', name, plot.x)];
}

function yLines({ y, unit }: Frame): string[] {
	return y.ticks.flatMap((tick) => {
		const at = y.scale(tick);
		const number = { class: 'tick', x: SIZE.left - 10, y: at + 4, 'text-anchor': 'end' };
		return [
			element('line', { class: 'grid', x1: SIZE.left, x2: RIGHT, y1: at, y2: at }),
			textual('text', number, tick === 0 ? '0' : written(tick, unit)),
		];
	});
}

function legendOf({ legend, mark }: Frame): string[] {
	let x = LEFT + 6;
	return legend.flatMap((contender) => {
		const name = CONTENDERS[contender];
		const place = x;
		// About what a letter takes; a bit more does no harm.
		x += 34 + name.length * 7.2;
		return [
			mark(contender, place, 58),
			textual('text', { class: 'name', x: place + 12, y: 62.5 }, name),
		];
	});
}

function yName({ plot: { y, log } }: Frame): string {
	return log === 'y' || log === 'both' ? `${y} (logarithmic)` : y;
}

/** A whole picture: title, legend, axes, and what is given between them. */
export function frame(options: Frame, inside: string[]): string {
	const { width, height } = SIZE;
	const { group } = options;
	const paper = { class: 'paper', x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 8 };
	const root = {
		xmlns: 'http://www.w3.org/2000/svg',
		viewBox: `0 0 ${width} ${height}`,
		width,
		height,
		role: 'img',
		'aria-label': group.title,
	};
	const drawing = element('svg', root, [
		element('style', {}, [STYLE]),
		element('rect', paper),
		textual('text', { class: 'title', x: LEFT, y: 34 }, group.title),
		...legendOf(options),
		textual('text', { class: 'axis', x: LEFT, y: SIZE.top - 18 }, yName(options)),
		...yLines(options),
		...xLines(options),
		...inside,
	]);
	return `${drawing}\n`;
}
