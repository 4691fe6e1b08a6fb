/** Works on all entries, so many at once, and gives the results in their order. */
export async function forEachAtOnce<T, R>(
	atOnce: number,
	entries: readonly T[],
	work: (entry: T, index: number) => Promise<R>,
): Promise<R[]> {
	const results = new Array<R>(entries.length);
	const waiting = entries.entries();
	const worker = async () => {
		for (const [index, entry] of waiting) results[index] = await work(entry, index);
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return results;
}
