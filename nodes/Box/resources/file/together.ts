import type { BoxClient } from '../../client/boxClient';

/** Makes calls that belong together: if one of them fails, those in flight end. */
export async function together<T>(box: BoxClient, run: (box: BoxClient) => Promise<T>): Promise<T> {
	const stop = new AbortController();
	return await run(box.withSignal(stop.signal)).finally(() => stop.abort());
}
