const runs = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Does things that have the same key one after the other, within one run of the node.
 *
 * @param run the same object for all items of a run
 */
export async function inTurn<T>(run: object, key: string, work: () => Promise<T>): Promise<T> {
	const turns = runs.get(run) ?? new Map<string, Promise<unknown>>();
	runs.set(run, turns);
	const done = (turns.get(key) ?? Promise.resolve()).then(work);
	turns.set(
		key,
		done.catch(() => {}),
	);
	return await done;
}
