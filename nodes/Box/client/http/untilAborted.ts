/** The promise's outcome, or the signal's reason as soon as it aborts. */
export async function untilAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
	if (!signal) return await promise;
	signal.throwIfAborted();
	let end = () => {};
	const aborted = new Promise<void>((resolve) => (end = resolve));
	signal.addEventListener('abort', end, { once: true });
	try {
		await Promise.race([promise, aborted]);
		signal.throwIfAborted();
		return await promise;
	} finally {
		signal.removeEventListener('abort', end);
	}
}
