import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3-scale';

import type { Plot } from '../../measurement';
import { SIZE } from './style';

/** From a value to a place in pixels. */
export type Scale = ScaleContinuousNumeric<number, number>;

/** An axis: its scale, and the values that have a line and a number. */
export interface Axis {
	scale: Scale;
	ticks: number[];
}

/** At most so many numbers on an axis. */
const MANY = 8;

const isLog = ({ log }: Plot, axis: 'x' | 'y') => log === axis || log === 'both';

/** Powers of ten, and what is between them if these are few: 1, 2, 5, 10. */
function logTicks(scale: Scale): number[] {
	const [low = 1, high = 1] = scale.domain();
	const steps = high / low > 2_000 ? [1] : [1, 2, 5];
	const power = (value: number) => 10 ** Math.floor(Math.log10(value) + 1e-9);
	return scale.ticks().filter((tick) => steps.includes(Math.round(tick / power(tick))));
}

/** The x axis: from the first value to the last, each with a tick if these are few. */
export function xAxis(plot: Plot, values: readonly number[]): Axis {
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const range = [SIZE.left + 12, SIZE.width - SIZE.right];
	const log = isLog(plot, 'x');
	const scale = (log ? scaleLog() : scaleLinear()).domain([log ? low : 0, high]).range(range);
	const distinct = [...new Set(values)].sort((a, b) => a - b);
	if (distinct.length > MANY) return { scale, ticks: log ? logTicks(scale) : scale.ticks(MANY) };
	return { scale, ticks: apart(distinct, scale) };
}

/** Leaves out the numbers that would stand on top of the one after them. */
function apart(values: readonly number[], scale: Scale): number[] {
	return values.filter((value, index) => {
		const next = values[index + 1];
		return next === undefined || scale(next) - scale(value) > 28;
	});
}

/** The y axis: from 0, or if logarithmic from a round number below all values. */
export function yAxis(plot: Plot, values: readonly number[]): Axis {
	const range = [SIZE.height - SIZE.bottom, SIZE.top];
	if (!isLog(plot, 'y')) {
		const scale = scaleLinear()
			.domain([Math.min(0, ...values), Math.max(...values, 1e-9)])
			.nice(6)
			.range(range);
		return { scale, ticks: scale.ticks(6) };
	}
	// What is nothing has no place on such an axis: it stands at its lower end.
	const above = values.filter((value) => value > 0);
	const [low, high] = above.length > 0 ? [Math.min(...above), Math.max(...above)] : [1, 1];
	const scale = scaleLog()
		.domain([low * 0.8, high * 1.2])
		.range(range)
		.clamp(true);
	return { scale, ticks: logTicks(scale) };
}
