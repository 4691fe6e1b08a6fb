import type { Readable } from 'node:stream';
import { discard, readErrorText } from './body';
import type { Call } from './call';
import { optionHeaders } from './callHeaders';
import type { Connection } from './connection';
import { BoxError, type CallLabel } from './error';
import { isPrivate } from './hosts';
import type { HttpAnswer } from './http';
import { invalidAnswer } from './jsonCall';
import type { CallOptions, Query } from './types';
import { encodePath, serviceUrl } from './url';

/** A stretch of a file; to its end without `end`. Both are positions of bytes and included. */
export interface ByteRange {
	start: number;
	end?: number;
}

/** The bytes of one answer. */
export interface Content {
	body: Readable;
	status: number;
	/** In bytes, of this answer. */
	length?: number;
	/** In bytes, of the whole file. */
	total?: number;
	etag?: string;
	contentType?: string;
	disposition?: string;
}

type Step = { content: Content } | { location: URL };

const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_REDIRECTS = 5;
/** Statuses of a signed address that is used up or too old. */
const EXPIRED = [401, 403, 404, 410];

/** A signed address that Box's download host no longer takes. */
class ExpiredAddress extends Error {
	constructor(readonly error: BoxError) {
		super(error.message);
	}
}

function expired(error: unknown): ExpiredAddress {
	if (error instanceof ExpiredAddress) return error;
	throw error;
}

/**
 * Asks Box for a file's bytes and follows it to the download host, which gets neither the token
 * nor any header of the user's: https://developer.box.com/reference/get-files-id-content/
 */
export class ContentRequest {
	readonly label: CallLabel;

	constructor(
		private readonly path: readonly string[],
		private readonly query: Query,
		private readonly options: CallOptions,
	) {
		this.label = { method: 'GET', path: encodePath(path) };
	}

	/** Resolves with the headers read and the bytes to come. */
	async open(connection: Connection, range?: ByteRange): Promise<Content> {
		const content = await this.follow(connection, range).catch(expired);
		if (!(content instanceof ExpiredAddress)) return content;
		// The address may have expired on the way to it: a new one is asked for, once.
		const again = await this.follow(connection, range).catch(expired);
		if (again instanceof ExpiredAddress) throw again.error;
		return again;
	}

	private async follow(connection: Connection, range?: ByteRange): Promise<Content> {
		const headers: Record<string, string> = {};
		if (range) headers.range = `bytes=${range.start}-${range.end ?? ''}`;
		const url = serviceUrl(connection.hosts, 'api', this.path, this.query);
		const own = { ...optionHeaders(this.options, 'GET'), ...headers };
		let step = await connection.run(this.call(url, own, true));
		for (let hops = 0; 'location' in step; hops += 1) {
			if (hops >= MAX_REDIRECTS) throw this.unusable(302, 'leads from redirect to redirect');
			const call = this.call(step.location, headers, false);
			step = await connection.run(call).catch((error: unknown) => {
				const isExpired = error instanceof BoxError && EXPIRED.includes(error.status);
				throw isExpired ? new ExpiredAddress(error) : error;
			});
		}
		const { content } = step;
		if (!range || content.status === 206) return content;
		discard(content.body);
		throw this.unusable(content.status, 'is the whole file instead of the bytes asked for');
	}

	private call(url: URL, headers: Record<string, string>, authorized: boolean): Call<Step> {
		return {
			label: this.label,
			url,
			headers,
			authorized,
			lane: 'transfer',
			repeatable: true,
			accepts: REDIRECTS,
			waitsWhenAccepted: true,
			read: async (answer) => await this.step(url, answer),
		};
	}

	private async step(from: URL, answer: HttpAnswer): Promise<Step> {
		if (!REDIRECTS.includes(answer.status)) return { content: contentOf(answer) };
		await readErrorText(answer.body);
		const location = answer.header('location');
		if (!location || !URL.canParse(location, from.href)) {
			throw this.unusable(answer.status, 'redirects to nowhere');
		}
		const target = new URL(location, from);
		// Only an API that is itself reached by plain http, on this machine, may lead to such a host.
		if (isPrivate(target) && (target.protocol === 'https:' || from.protocol === 'http:')) {
			return { location: target };
		}
		throw this.unusable(answer.status, 'redirects to an unencrypted address');
	}

	private unusable(status: number, what: string): BoxError {
		return invalidAnswer(this.label, status, what);
	}
}

function contentOf(answer: HttpAnswer): Content {
	const length = answer.header('content-length');
	const total = /\/(\d+)$/.exec(answer.header('content-range') ?? '')?.[1] ?? length;
	return {
		body: answer.body,
		status: answer.status,
		length: length === undefined ? undefined : Number(length),
		total: total === undefined ? undefined : Number(total),
		etag: answer.header('etag'),
		contentType: answer.header('content-type'),
		disposition: answer.header('content-disposition'),
	};
}
