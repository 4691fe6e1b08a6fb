/** Work that is done piece by piece, several of them at once. */
export interface Pieces {
	/** Whether there is another piece to begin. */
	hasNext(): boolean;
	/** Does the next piece. It must not reject. */
	doNext(): Promise<void>;
	/** How many to do at once: at least one. It is asked again after each piece. */
	atOnce(): number;
}

/** Resolves when all pieces are done. */
export async function runAtOnce(pieces: Pieces): Promise<void> {
	let running = 0;
	const worker = async (): Promise<void> => {
		const others: Array<Promise<void>> = [];
		running += 1;
		while (pieces.hasNext() && running <= pieces.atOnce()) {
			const piece = pieces.doNext();
			while (pieces.hasNext() && running < pieces.atOnce()) others.push(worker());
			await piece;
		}
		running -= 1;
		await Promise.all(others);
	};
	await worker();
}
