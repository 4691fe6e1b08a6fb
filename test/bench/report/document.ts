import { markdownTable } from '../../support/markdown';
import { inWords } from '../circumstances';
import { CONTENDERS } from '../figures';
import type { Group, Measurement } from '../measurement';
import { cellsOf } from './cells';
import type { Result } from './result';
import { missedIn } from './terminal';

type Described = Pick<Measurement, 'name' | 'title' | 'about'>;

const INTRODUCTION = `# Benchmarks

\`npm run bench\` wrote this page, its plots and the section Speed of the README. The figures are in
[results.json](benchmarks/results.json); nothing here is written by hand.

The same work is done by:

- **${CONTENDERS.ours}**, in n8n or in n8n's engine.
- **${CONTENDERS.builtIn}**: the Box node built into n8n, if it can do the work.
- **${CONTENDERS.sdk}**: Box's own SDK for Node.js, as people write it: one call after the other.
- **${CONTENDERS.floor}**: plain HTTP requests or plain sockets that do only what is needed. Nothing can be much faster.

All run on one machine, in the same run, against the same emulator of Box at the same simulated distance.
[How distance and TLS are simulated](../test/bench/README.md) says what that leaves out. A cell has the median of the
runs, their range, and how many times as good this package is (more than 1 × is better).

## Repeat it

\`\`\`sh
npm ci
npm run bench                          # everything: about half an hour
npm run bench -- --quick               # fewer runs
npm run bench -- --only nodes,paths    # some of it; the rest of this page stays
npm run bench -- --help
\`\`\`

It needs \`openssl\`, and n8n is installed once into the cache folder. Have the machine do nothing else.`;

function picture({ title, plot }: Group): string[] {
	return plot ? [`![${title}](benchmarks/${plot.file}.svg)`] : [];
}

function section({ circumstances, groups }: Result, { title, about }: Described): string[] {
	return [
		`## ${title}`,
		about.trim(),
		`_${inWords(circumstances)}_`,
		...groups.flatMap((group) => [
			`### ${group.title}`,
			...picture(group),
			markdownTable(cellsOf(group.rows, { ranges: true, marks: true })),
		]),
	];
}

function missed(results: readonly Result[]): string[] {
	const sentences = missedIn(results);
	const text =
		sentences.length === 0 ? 'None.' : sentences.map((sentence) => `- ${sentence}`).join('\n');
	return ['## Marks that are missed', text];
}

/** `docs/benchmarks.md`. */
export function documentOf(results: readonly Result[], measurements: readonly Described[]): string {
	const sections = results.flatMap((result) => {
		const described = measurements.find(({ name }) => name === result.name);
		return described ? section(result, described) : [];
	});
	return `${[INTRODUCTION, ...missed(results), ...sections].join('\n\n')}\n`;
}
