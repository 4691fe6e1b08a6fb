import { runAtOnce } from '../../../nodes/Box/framework/runAtOnce';

/** How many turns of the event loop a piece takes: more than there are pieces to begin at once. */
const TURNS = 60;

/** Pieces that take some turns of the event loop, and how many of them ran at once. */
function work(count: number, atOnce: () => number) {
	const seen = { begun: 0, running: 0, most: 0 };
	const pieces = {
		hasNext: () => seen.begun < count,
		doNext: async () => {
			seen.begun += 1;
			seen.running += 1;
			seen.most = Math.max(seen.most, seen.running);
			for (let turn = 0; turn < TURNS; turn++) await new Promise(setImmediate);
			seen.running -= 1;
		},
		atOnce,
	};
	return { seen, pieces };
}

it.each([1, 3, 50])('does all pieces, %i at once', async (atOnce) => {
	const { seen, pieces } = work(20, () => atOnce);
	await runAtOnce(pieces);
	expect(seen).toEqual({ begun: 20, running: 0, most: Math.min(atOnce, 20) });
});

it('does nothing without a piece', async () => {
	const { seen, pieces } = work(0, () => 4);
	await runAtOnce(pieces);
	expect(seen.most).toBe(0);
});

it('does fewer at once as soon as it may, and more again', async () => {
	let atOnce = 8;
	const { seen, pieces } = work(100, () => atOnce);
	const mostAfter: Record<number, number> = {};
	const { doNext } = pieces;
	pieces.doNext = async () => {
		if (seen.begun === 20) atOnce = 2;
		if (seen.begun === 60) atOnce = 5;
		const piece = doNext();
		mostAfter[seen.begun] = seen.running;
		await piece;
	};
	await runAtOnce(pieces);
	expect(seen).toMatchObject({ begun: 100, running: 0, most: 8 });
	expect(mostAfter[50]).toBe(2);
	expect(mostAfter[90]).toBe(5);
});

it('begins each piece in a turn of its own', async () => {
	const { pieces } = work(5, () => 4);
	const begun: number[] = [];
	let turn = 0;
	const next = () => setImmediate(() => ((turn += 1), begun.length < 5 && next()));
	next();
	const { doNext } = pieces;
	pieces.doNext = async () => {
		begun.push(turn);
		await doNext();
	};
	await runAtOnce(pieces);
	expect(new Set(begun).size).toBe(5);
});
