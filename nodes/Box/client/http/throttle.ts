import type { Http } from './exchange';

/** Waits until a request may be sent; rejects with the signal's reason. */
export type Throttle = (signal?: AbortSignal) => Promise<void>;

/** The same connections, but each request waits for `throttle` first. */
export function pacedHttp(http: Http, throttle: Throttle): Http {
	return {
		connect: async (target) => {
			await throttle(target.signal);
			return await http.connect(target);
		},
		close: async () => await http.close(),
	};
}
