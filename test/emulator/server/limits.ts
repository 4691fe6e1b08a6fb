import type { FastifyInstance, FastifyRequest } from 'fastify';

import { BoxProblem } from '../errors';
import type { Context } from './context';
import { headerOf, pathOf } from './input';

/** What was counted in a window. */
interface Count {
	ends: number;
	taken: number;
}

/** Box documents neither the start of its windows nor what it does with refused calls: they do not count here. */
class Windows {
	private readonly counts = new Map<string, Count>();

	constructor(private readonly now: () => number) {}

	/** The count of the window that is open; its first call opens it. */
	open(key: string, seconds: number): Count {
		const now = this.now();
		let count = this.counts.get(key);
		if (!count || count.ends <= now) {
			count = { ends: now + seconds * 1000, taken: 0 };
			this.counts.set(key, count);
		}
		return count;
	}
}

/**
 * Refuses calls of a user who makes too many:
 * https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits/
 */
export function applyLimits(app: FastifyInstance, { box, limits }: Context): void {
	if (!limits) return;
	const { calls, uploads, seconds = 60, retryAfter = true } = limits;
	const windows = new Windows(() => box.settings.now());
	app.addHook('onRequest', async (request) => {
		const user = userOf(request, box.tokens);
		if (user === undefined) return;
		const all = windows.open(`calls ${user}`, seconds);
		const counted: Array<[Count, number]> = [[all, calls]];
		if (isUpload(request)) counted.push([windows.open(`uploads ${user}`, seconds), uploads]);
		const full = counted.filter(([{ taken }, most]) => taken >= most).map(([{ ends }]) => ends);
		if (full.length > 0) {
			const wait = Math.ceil((Math.max(...full) - box.settings.now()) / 1000);
			throw limited(retryAfter ? { 'retry-after': String(wait) } : {});
		}
		for (const [count] of counted) count.taken += 1;
	});
}

function limited(headers: Record<string, string>): BoxProblem {
	const message = 'Request rate limit exceeded, please try again later';
	return new BoxProblem(429, 'rate_limit_exceeded', message, undefined, headers);
}

/** Whose call it is: the user it acts for. Calls without a token are nobody's. */
function userOf(request: FastifyRequest, tokens: Context['box']['tokens']): string | undefined {
	if (!/^\/(api\/)?2\.0\//.test(pathOf(request))) return undefined;
	const token = /^Bearer (.+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
	const owner = token === undefined ? undefined : tokens.use(token)?.userId;
	return owner === undefined ? undefined : (headerOf(request, 'as-user') ?? owner);
}

/** Whether it sends the bytes of a file, or begins to. */
function isUpload(request: FastifyRequest): boolean {
	return request.method === 'POST' && pathOf(request).startsWith('/api/2.0/files');
}
