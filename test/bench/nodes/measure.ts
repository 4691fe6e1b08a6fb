import { setTimeout as sleep } from 'node:timers/promises';

import type { Rest } from '../../n8n/rest';
import { ALL_CONTENDERS, CONTENDERS, type Contender } from '../figures';
import type { Bench } from '../measurement';
import type { Case } from './cases';
import { DOWNLOAD_BYTES, UPLOAD_BYTES } from './content';
import { runWorkflow } from './execution';
import type { Peers } from './peers';
import type { Stage } from './setup';
import { workflowId } from './workflows';

/** Milliseconds that the ends of all connections take to be noticed, many times over. */
const QUIET = 500;
/** How many items the run before the first one has that counts: files of this machine are read all. */
export function warmUpOf({ source }: Case, counts: readonly number[]): number {
	return source === 'ids' ? 10 : Math.min(...counts);
}

/** One run of one contender. */
export interface Sample {
	milliseconds: number;
	/** Connections that were opened for it; none was open before. */
	connections: number;
}

/** What came out for one case with some number of items. */
export interface Sampled {
	benchCase: Case;
	items: number;
	samples: Record<Contender, Sample[]>;
}

/** Everybody who takes part, and where. */
export interface Arena extends Pick<Stage, 'frontEnd' | 'content' | 'token'> {
	rest: Rest;
	peers: Peers;
	bench: Bench;
}

/** What a contender took, and how many items came out right. */
interface Outcome {
	milliseconds: number;
	right: number;
}

async function byNode(arena: Arena, benchCase: Case, kind: 'ours' | 'builtIn', items: number) {
	const id = workflowId(benchCase, kind, items);
	const run = await runWorkflow(arena.rest, id, arena.bench.signal);
	const right = run.items.filter((item) => benchCase.isRight(item)).length;
	return { milliseconds: run.milliseconds, right };
}

async function byPeer(
	{ peers, content, token, bench }: Arena,
	{ key }: Case,
	by: 'sdk' | 'floor',
	items: number,
): Promise<Outcome> {
	const { milliseconds, sizes } = await peers.run(
		{
			by,
			work: key,
			token,
			fileIds: content.fileIds.slice(0, items),
			paths: content.paths.slice(0, items),
			folderId: content.uploadsId,
			prefix: `${by}-${Date.now()}`,
		},
		bench.signal,
	);
	const size = key === 'upload' ? UPLOAD_BYTES : DOWNLOAD_BYTES;
	return { milliseconds, right: sizes.filter((each) => each === size).length };
}

async function sample(
	arena: Arena,
	benchCase: Case,
	contender: Contender,
	items: number,
): Promise<Sample> {
	const { frontEnd, bench } = arena;
	frontEnd.forget();
	await sleep(QUIET, undefined, { signal: bench.signal });
	const { milliseconds, right } =
		contender === 'ours' || contender === 'builtIn'
			? await byNode(arena, benchCase, contender, items)
			: await byPeer(arena, benchCase, contender, items);
	if (right === items) return { milliseconds, connections: frontEnd.opened() };
	throw new Error(
		`${benchCase.title(items)}: ${contender} gave ${right} right items instead of ${items}`,
	);
}

/** Has everybody do a case's work in turn, as often as the bench asks, after one run to warm up. */
export async function measureCase(
	arena: Arena,
	benchCase: Case,
	counts: readonly number[],
): Promise<Sampled[]> {
	const { bench } = arena;
	const all: Sampled[] = [];
	const tell = (items: number, which: string) => bench.tell(`${benchCase.title(items)}, ${which}`);
	const warmUp = warmUpOf(benchCase, counts);
	for (const contender of ALL_CONTENDERS) {
		tell(warmUp, `warm-up, ${CONTENDERS[contender]}`);
		await sample(arena, benchCase, contender, warmUp);
	}
	for (const items of counts) {
		const samples: Sampled['samples'] = { ours: [], builtIn: [], sdk: [], floor: [] };
		for (let run = 1; run <= bench.runs; run++) {
			for (const contender of ALL_CONTENDERS) {
				tell(items, `run ${run} of ${bench.runs}, ${CONTENDERS[contender]}`);
				samples[contender].push(await sample(arena, benchCase, contender, items));
			}
		}
		all.push({ benchCase, items, samples });
	}
	return all;
}
