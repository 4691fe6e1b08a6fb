import { setTimeout as sleep } from 'node:timers/promises';

import type { Rest } from '../n8n/rest';
import type { Case, Contender } from './cases';
import { runWorkflow } from './execution';
import type { FrontEnd } from './network/frontEnd';
import { workflowId } from './workflows';

/** Milliseconds that the ends of all connections take to be noticed, many times over. */
const QUIET = 500;

/** One execution of a node. */
export interface Sample {
	milliseconds: number;
	/** Connections that were opened for it; none was open before. */
	connections: number;
}

/** What came out for one case. */
export interface Measurement {
	benchCase: Case;
	samples: Record<Contender, Sample[]>;
}

/** Where and how often to measure. */
export interface Bench {
	rest: Rest;
	frontEnd: FrontEnd;
	/** Executions of each node that count. */
	runs: number;
	signal: AbortSignal;
	/** Told of each execution; `run` 0 is the warm-up. */
	onSample(benchCase: Case, contender: Contender, run: number, sample: Sample): void;
}

async function sample(bench: Bench, benchCase: Case, contender: Contender): Promise<Sample> {
	const { rest, frontEnd, signal } = bench;
	frontEnd.forget();
	await sleep(QUIET, undefined, { signal });
	const id = workflowId(benchCase, contender);
	const { milliseconds, items } = await runWorkflow(rest, id, signal);
	const right = items.filter((item) => benchCase.isRight(item)).length;
	if (right !== benchCase.items || items.length !== right) {
		throw new Error(`The workflow ${id} gave ${right} right items instead of ${benchCase.items}`);
	}
	return { milliseconds, connections: frontEnd.opened() };
}

/** Runs a case with both nodes in turn: once to warm up, then as often as the bench asks. */
export async function measure(bench: Bench, benchCase: Case): Promise<Measurement> {
	const samples: Measurement['samples'] = { ours: [], theirs: [] };
	for (let run = 0; run <= bench.runs; run++) {
		for (const contender of ['ours', 'theirs'] as const) {
			const taken = await sample(bench, benchCase, contender);
			if (run > 0) samples[contender].push(taken);
			bench.onSample(benchCase, contender, run, taken);
		}
	}
	return { benchCase, samples };
}
