import { ALL_CONTENDERS, figure, type Contender, type Figure, type Row } from '../figures';
import type { Bench, Group } from '../measurement';
import { CASES, type Case } from './cases';
import { measureCase, warmUpOf, type Sample, type Sampled } from './measure';
import { startPeers } from './peers';
import { onStage } from './setup';

type Figures = Record<Contender, Figure>;

function figuresOf({ samples }: Sampled, key: keyof Sample): Figures {
	const figures = ALL_CONTENDERS.map((each) => [each, figure(samples[each].map((s) => s[key]))]);
	return Object.fromEntries(figures) as Figures;
}

const isHeadline = ({ benchCase, items }: Sampled) => benchCase.headline === items;

function timeRow(sampled: Sampled): Row {
	const { benchCase, items } = sampled;
	const marks = isHeadline(sampled) ? benchCase.marks : [];
	const figures = figuresOf(sampled, 'milliseconds');
	return { work: benchCase.title(items), unit: 'ms', figures, marks };
}

function connectionsRow(sampled: Sampled): Row {
	const { benchCase, items } = sampled;
	const { maxConnections } = benchCase;
	return {
		work: `Connections to ${benchCase.title(items).replace(/^./, (first) => first.toLowerCase())}`,
		unit: 'connections',
		figures: figuresOf(sampled, 'connections'),
		marks: maxConnections === undefined ? [] : [{ limit: maxConnections }],
	};
}

function groupsOf(all: readonly Sampled[]): Group[] {
	const headlines = all.filter(isHeadline);
	const gets = all.filter(({ benchCase }) => benchCase.key === 'get');
	return [
		{
			title: 'The usual small work',
			rows: headlines.map((sampled) => ({ ...timeRow(sampled), headline: true })),
		},
		{ title: 'Connections that are opened', rows: headlines.map(connectionsRow) },
		{
			title: 'Time against items: File Get',
			rows: gets.map((sampled) => ({ ...timeRow(sampled), x: sampled.items })),
			plot: { file: 'time-against-items', x: 'Items', y: 'Time', log: 'both' },
		},
	];
}

/** Has both nodes, Box's SDK and plain requests do the usual small work. */
export async function measureNodes(bench: Bench): Promise<Group[]> {
	const counted = ({ counts }: Case) => (bench.quick ? counts.quick : counts.full);
	const countsOf = (benchCase: Case) => {
		const counts = counted(benchCase);
		return [...new Set([warmUpOf(benchCase, counts), ...counts])];
	};
	const all: Sampled[] = [];
	await onStage({ ...bench, cases: CASES, countsOf }, async (stage) => {
		const rest = await stage.n8n.rest();
		const peers = startPeers(stage.env);
		try {
			for (const benchCase of CASES) {
				const arena = { ...stage, rest, peers, bench };
				all.push(...(await measureCase(arena, benchCase, counted(benchCase))));
			}
		} finally {
			await peers.close();
		}
	});
	return groupsOf(all);
}
