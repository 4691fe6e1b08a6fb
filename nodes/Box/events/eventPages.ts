import type { BoxEvent } from '../client/types';
import { agreedWait, Backoff } from './backoff';
import type { Cursor } from './cursor';
import { pause } from './pause';
import { StreamReader, type StreamOptions } from './streamReader';
import type { StreamSource } from './streamSource';

/**
 * The events of a stream as they happen, in pages of those not seen before, without end.
 *
 * The page that is yielded counts as read when the next one is asked for: while the consumer is busy
 * nothing more is read. Faults never end the stream, except those that `isPermanent` names.
 *
 * https://developer.box.com/guides/events/user-events/polling/
 * https://developer.box.com/guides/events/enterprise-events/for-enterprise/
 */
export async function* eventPages(
	source: StreamSource,
	cursor: Cursor,
	options: StreamOptions,
): AsyncGenerator<BoxEvent[], void, void> {
	const { signal, timing, onFault, isPermanent } = options;
	const reader = new StreamReader(source, cursor, options);
	const backoff = new Backoff(timing);
	while (!signal.aborted) {
		let fault: { error: unknown } | undefined;
		try {
			// What happened while nobody was listening comes first.
			if (cursor.past) yield* reader.readPast();
			yield* reader.drain();
			yield* reader.listen(() => backoff.reset());
		} catch (error) {
			fault = { error };
		}
		if (signal.aborted) return;
		if (!fault) continue;
		const { error } = fault;
		if (isPermanent?.(error)) throw error;
		onFault?.(error, 'events');
		await pause(timing, agreedWait(error, backoff.next()), signal);
	}
}
