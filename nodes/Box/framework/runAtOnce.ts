import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that is done piece by piece, several of them at once. */
export interface Pieces {
	/** Whether there is another piece to begin. */
	hasNext(): boolean;
	/** Does the next piece. It must not reject. */
	doNext(): Promise<void>;
	/** How many to do at once: at least one. It is asked again after each piece. */
	atOnce(): number;
}

/**
 * Resolves when all pieces are done. They begin one after the other, each in a turn of the event loop
 * of its own: what a piece has begun, such as a connection, goes on while the next ones begin.
 */
export async function runAtOnce(pieces: Pieces): Promise<void> {
	let running = 1;
	const worker = async (): Promise<void> => {
		const others: Array<Promise<void>> = [];
		while (pieces.hasNext() && running <= pieces.atOnce()) {
			const piece = pieces.doNext();
			if (pieces.hasNext() && running < pieces.atOnce()) {
				running += 1;
				others.push(nextTurn().then(worker));
			}
			await piece;
		}
		running -= 1;
		await Promise.all(others);
	};
	await worker();
}
