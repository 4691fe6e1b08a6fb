import { markdownTable } from '../../support/markdown';
import { inWords } from '../circumstances';
import { cellsOf } from './cells';
import type { Result } from './result';
import { missedIn } from './terminal';

/** What stands between the markers of the README's section Speed: the headlines, without ranges. */
export function speedOf(results: readonly Result[]): string {
	const rows = results
		.flatMap(({ groups }) => groups.flatMap((group) => group.rows))
		.filter(({ headline }) => headline);
	const [circumstances] = results.map((result) => result.circumstances);
	const missed = missedIn(results);
	return [
		`\`npm run bench\` does the same work with this package, the Box node built into n8n, Box's own SDK and plain HTTP
requests (the floor), each row in one run. Medians, and how many times as good this package is;
[docs/benchmarks.md](docs/benchmarks.md) has ranges, plots, and how each figure is measured.`,
		markdownTable(cellsOf(rows, { ranges: false, marks: false })),
		...(circumstances ? [inWords(circumstances)] : []),
		...(missed.length > 0
			? [`Marks that are missed:\n\n${missed.map((sentence) => `- ${sentence}`).join('\n')}`]
			: []),
	].join('\n\n');
}
