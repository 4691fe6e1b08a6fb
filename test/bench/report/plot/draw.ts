import { line, symbol } from 'd3-shape';

import { ALL_CONTENDERS, CONTENDERS, type Contender, type Figure } from '../../figures';
import type { Group, Plot } from '../../measurement';
import { written } from '../../units';
import { frame } from './frame';
import { apart } from './labels';
import { xAxis, yAxis, type Scale } from './scales';
import { FORMS, SIZE } from './style';
import { element, textual } from './svg';

/** A point of a line, by its values. */
interface Point extends Figure {
	x: number;
}

/** A contender's line. */
interface Series {
	contender: Contender;
	points: Point[];
}

/** Pixels of area that a mark of the line takes. */
const MARK = 64;

function seriesOf({ rows }: Group): Series[] {
	return ALL_CONTENDERS.map((contender) => ({
		contender,
		points: rows
			.flatMap(({ x, figures }) => {
				const figure = figures[contender];
				return x === undefined || !figure ? [] : [{ x, ...figure }];
			})
			.sort((a, b) => a.x - b.x),
	})).filter(({ points }) => points.length > 0);
}

/** The mark of a contender, at a place. */
export function mark(contender: Contender, x: number, y: number): string {
	const d = symbol(FORMS[contender], MARK).digits(1)() ?? '';
	const at = `translate(${x.toFixed(1)},${y.toFixed(1)})`;
	return element('path', { d, transform: at, fill: `var(--${contender})` });
}

function drawn({ contender, points }: Series, x: Scale, y: Scale): string {
	const colour = `var(--${contender})`;
	const path = line<Point>()
		.x((point) => x(point.x))
		.y((point) => y(point.median))
		.digits(1);
	const dashed = contender === 'floor' ? ' dashed' : '';
	const ranges = points
		.filter(({ low, high }) => y(low) - y(high) > 1)
		.map((point) => {
			const at = { x1: x(point.x), x2: x(point.x), y1: y(point.low), y2: y(point.high) };
			return element('line', { class: 'range', ...at, stroke: colour });
		});
	return element('g', {}, [
		element('path', { class: `line${dashed}`, d: path(points) ?? '', stroke: colour }),
		...ranges,
		...points.map((point) => mark(contender, x(point.x), y(point.median))),
	]);
}

/** Beside the end of each line: who it is, and the last value. */
function endLabels(all: readonly Series[], x: Scale, y: Scale, unit: Group['rows'][0]['unit']) {
	const labels = all.flatMap(({ contender, points }) => {
		const last = points.at(-1);
		if (!last) return [];
		const text = `${CONTENDERS[contender]} ${written(last.median, unit)}`;
		return [{ contender, text, x: x(last.x) + 12, y: y(last.median) + 4 }];
	});
	return apart(labels, SIZE.top + 4, SIZE.height - SIZE.bottom - 4).map((label) =>
		textual(
			'text',
			{ class: 'label', x: label.x, y: label.y, fill: `var(--${label.contender})` },
			label.text,
		),
	);
}

/**
 * Draws the rows of a group that have an `x` as an SVG that needs no script and no font of its own.
 * Equal rows give equal pictures.
 */
export function draw(group: Group, plot: Plot): string {
	const all = seriesOf(group);
	const points = all.flatMap((series) => series.points);
	const unit = group.rows.find((row) => row.x !== undefined)?.unit;
	if (unit === undefined || points.length === 0) {
		throw new Error(`'${group.title}' has no row with an x to draw`);
	}
	const x = xAxis(
		plot,
		points.map((point) => point.x),
	);
	const values = points.flatMap(({ low, high, median }) => [low, high, median]);
	const y = yAxis(plot, values);
	const legend = all.map(({ contender }) => contender);
	return frame({ group, plot, unit, x, y, legend, mark }, [
		...all.toReversed().map((series) => drawn(series, x.scale, y.scale)),
		...endLabels(all, x.scale, y.scale, unit),
	]);
}
