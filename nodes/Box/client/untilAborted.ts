/** The promise's outcome, or the signal's reason as soon as it aborts. */
export async function untilAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
	if (!signal) return await promise;
	signal.throwIfAborted();
	const settled = new AbortController();
	const aborted = new Promise((resolve) => {
		signal.addEventListener('abort', resolve, { once: true, signal: settled.signal });
	});
	try {
		await Promise.race([promise, aborted]);
		signal.throwIfAborted();
		return await promise;
	} finally {
		settled.abort();
	}
}
