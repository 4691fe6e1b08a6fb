import type { Fault } from '../emulator/types';

const EVENTS = '/2.0/events';

/** The path of the emulator's long polls. */
export const POLL = '/realtime/subscribe';

const AT_ONCE = { 'retry-after': '0' };

/** What can go wrong on the way to an event: the network, Box's API, its realtime servers, the token endpoint. */
export const STREAM_FAULTS: readonly Fault[] = [
	{ method: 'GET', path: EVENTS, status: 503, headers: AT_ONCE },
	{ method: 'GET', path: EVENTS, status: 429, headers: AT_ONCE },
	{ method: 'GET', path: EVENTS, cut: 40 },
	{ method: 'GET', path: EVENTS, drop: true },
	{ method: 'GET', path: EVENTS, status: 200, body: '<html></html>' },
	{ method: 'OPTIONS', path: EVENTS, status: 500, headers: AT_ONCE },
	{ method: 'OPTIONS', path: EVENTS, status: 200, body: { entries: [] } },
	{ path: POLL, drop: true },
	{ path: POLL, cut: 8 },
	{ path: POLL, status: 400, body: { error: 'max_retries' } },
	{ path: POLL, status: 200, body: { version: 1, message: 'reconnect' } },
	{ path: POLL, status: 200, body: { version: 1, message: 'unheard of' } },
	{ path: POLL, status: 200, body: { version: 1, message: 'new_change' } },
	{ path: '/oauth2/token', status: 503, headers: AT_ONCE },
];
