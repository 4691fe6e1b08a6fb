import { arch, availableParallelism, cpus, loadavg, totalmem } from 'node:os';

import { DEFAULT_N8N } from '../n8n/install';
import type { Group } from './measurement';
import type { BenchOptions } from './options';

/** Where, when and how a measurement was taken. */
export interface Circumstances {
	/** Such as `2026-11-27`. */
	date: string;
	processors: number;
	/** What the processor calls itself, such as `AMD EPYC 7B13, x64`. */
	processor: string;
	/** Bytes. */
	memory: number;
	/** The load average of the minute before its end. */
	load: number;
	node: string;
	n8n: string;
	/** Some measurements take fewer than they are asked for. */
	runs: number;
	/** Milliseconds. */
	roundTrip: number;
	quick: boolean;
}

/** The most values that any figure is made of. */
function mostRuns(groups: readonly Group[]): number {
	const figures = groups.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row.figures)));
	return Math.max(0, ...figures.map(({ runs }) => runs));
}

/** The circumstances of a measurement that has just ended, with what it gave. */
export function circumstancesOf(
	{ runs, roundTrip, quick, n8n }: BenchOptions,
	groups: readonly Group[],
): Circumstances {
	const model = cpus()[0]?.model.trim();
	return {
		date: new Date().toISOString().slice(0, 10),
		processors: availableParallelism(),
		processor: [...(model ? [model] : []), arch()].join(', '),
		memory: totalmem(),
		load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
		node: process.versions.node,
		n8n: n8n ?? DEFAULT_N8N,
		// Figures of single events have one value for each.
		runs: Math.min(runs, mostRuns(groups)),
		roundTrip,
		quick,
	};
}

/** The circumstances as a sentence, and a warning if the machine had more to do than this. */
export function inWords(taken: Circumstances): string {
	const { date, processors, processor, memory, load, node, n8n, runs, roundTrip, quick } = taken;
	const machine = `${processors} processors (${processor}), ${Math.round(memory / 2 ** 30)} GB`;
	const how = `${runs === 1 ? '1 run each' : `up to ${runs} runs each`}${quick ? ', a quick run' : ''}`;
	const where = `Node ${node}, n8n ${n8n}, a round trip of ${roundTrip} ms`;
	const busy =
		load > processors ? ` The machine was busy (load ${load}): repeat it when it is quiet.` : '';
	return `${date}: ${machine}; ${where}; ${how}.${busy}`;
}
