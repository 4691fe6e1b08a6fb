import { Agent, request } from 'undici';

import type { Address } from '../network/place';

/** What a request for events gives. */
interface Page {
	next_stream_position: string;
	entries: Array<{ event_id: string }>;
}

/** What `OPTIONS /events` gives. */
interface Servers {
	entries: Array<{ url: string }>;
}

/**
 * Follows the events of an account with as few requests as there can be: one for the position, one for the
 * realtime server, then for each change a long poll and a page.
 *
 * https://developer.box.com/guides/events/user-events/polling/
 *
 * @returns what ends it
 */
export function followPlainly(box: Address, arrived: (ids: string[]) => void): () => Promise<void> {
	const stopping = new AbortController();
	const dispatcher = new Agent();
	const headers = { authorization: `Bearer ${box.connect().access_token}` };
	const ask = async <T>(url: string, method: 'GET' | 'OPTIONS' = 'GET'): Promise<T> => {
		const { signal } = stopping;
		const { body } = await request(url, { dispatcher, method, headers, signal });
		return (await body.json()) as T;
	};
	const events = `${box.url}/2.0/events`;
	const follow = async () => {
		let { next_stream_position: position } = await ask<Page>(`${events}?stream_position=now`);
		const servers = await ask<Servers>(events, 'OPTIONS');
		const poll = servers.entries[0]?.url ?? '';
		while (!stopping.signal.aborted) {
			await ask(`${poll}&stream_position=${position}`);
			const page = await ask<Page>(`${events}?stream_position=${position}&limit=500`);
			position = page.next_stream_position;
			if (page.entries.length > 0) arrived(page.entries.map((entry) => entry.event_id));
		}
	};
	// It ends with the abort, which is no fault.
	const following = follow().catch((error: unknown) => {
		if (!stopping.signal.aborted) throw error;
	});
	return async () => {
		stopping.abort();
		await following;
		await dispatcher.destroy();
	};
}
