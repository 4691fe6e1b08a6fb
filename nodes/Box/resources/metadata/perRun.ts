const runs = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * What Box is asked once for all items of a run. A failure is not kept.
 *
 * @param run the same object for all items of a run
 * @param key of what is asked
 */
export async function perRun<T>(run: object, key: string, ask: () => Promise<T>): Promise<T> {
	const known = runs.get(run) ?? new Map<string, Promise<unknown>>();
	runs.set(run, known);
	const found = known.get(key) as Promise<T> | undefined;
	if (found) return await found;
	const asked = ask();
	known.set(key, asked);
	asked.catch(() => known.delete(key));
	return await asked;
}
