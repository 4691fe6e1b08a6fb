import type { Readable } from 'node:stream';

import type { Call } from '../calls/call';
import { optionHeaders } from '../calls/callHeaders';
import type { Connection } from '../calls/connection';
import { invalidAnswer } from '../calls/jsonCall';
import { BoxError, type CallLabel } from '../error';
import { discard, readErrorText } from '../http/body';
import type { HttpAnswer } from '../http/exchange';
import { encodePath, serviceUrl } from '../http/url';
import type { CallOptions, Query } from '../types';
import { announced, type Announced, type ByteRange } from './contentRange';
import { MAX_REDIRECTS, REDIRECTS, redirectTarget } from './redirect';

/** The bytes of one answer. */
export interface Content {
	body: Readable;
	status: number;
	/** In bytes, of this answer. Fewer may come if the connection is cut. */
	length?: number;
	/** In bytes, of the whole file. */
	total?: number;
	etag?: string;
	contentType?: string;
	disposition?: string;
	/** The signed address that the bytes came from. */
	address?: URL;
	/** Milliseconds from the request to the headers of the answer. */
	waited?: number;
}

type Step = { content: Content } | { location: URL };

/** Statuses of a signed address that was used before or has expired. */
export const EXPIRED = [401, 403, 404, 410];

/** A signed address that Box's download host no longer accepts. */
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
 * Asks Box for a file's bytes and follows the redirect to the download host, which gets neither the
 * token nor any header of the user: https://developer.box.com/reference/get-files-id-content/
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

	/**
	 * Resolves as soon as the headers have come.
	 *
	 * @param address a signed address that Box has given before; without it, Box is asked for one
	 */
	async open(connection: Connection, range?: ByteRange, address?: URL): Promise<Content> {
		const content = await this.follow(connection, range, address).catch(expired);
		if (!(content instanceof ExpiredAddress)) return content;
		// The address may have expired meanwhile, so a new one is asked for, once.
		const again = await this.follow(connection, range).catch(expired);
		if (again instanceof ExpiredAddress) throw again.error;
		return again;
	}

	private async follow(connection: Connection, range?: ByteRange, known?: URL): Promise<Content> {
		// The client decodes no body, so it must come as it is stored.
		const headers: Record<string, string> = { 'accept-encoding': 'identity' };
		if (range) headers.range = `bytes=${range.start}-${range.end ?? ''}`;
		const url = serviceUrl(connection.hosts, 'api', this.path, this.query);
		const own = { ...optionHeaders(this.options), ...headers };
		const { timing } = connection.parts;
		let address = known;
		let from = timing.now();
		let step: Step = known
			? { location: known }
			: await connection.run(this.call(url, own, true, range));
		for (let hops = 0; 'location' in step; hops += 1) {
			if (hops >= MAX_REDIRECTS) throw this.unusable(302, 'redirects too often');
			address = step.location;
			from = timing.now();
			const call = this.call(address, headers, false, range);
			step = await connection.run(call).catch((error: unknown) => {
				const isExpired = error instanceof BoxError && EXPIRED.includes(error.status);
				throw isExpired ? new ExpiredAddress(error) : error;
			});
		}
		return { ...step.content, address, waited: timing.now() - from };
	}

	private call(
		url: URL,
		headers: Record<string, string>,
		authorized: boolean,
		range?: ByteRange,
	): Call<Step> {
		return {
			label: this.label,
			url,
			headers,
			authorized,
			kind: 'transfer',
			repeatable: true,
			accepts: REDIRECTS,
			waitsWhenAccepted: true,
			read: async (answer) => await this.step(url, answer, range),
		};
	}

	private async step(from: URL, answer: HttpAnswer, range?: ByteRange): Promise<Step> {
		if (!REDIRECTS.includes(answer.status)) return { content: this.content(answer, range) };
		await readErrorText(answer.body);
		const target = redirectTarget(from, answer);
		if (typeof target === 'string') throw this.unusable(answer.status, target);
		return { location: target };
	}

	/** @throws {BoxError} if the answer does not have exactly the requested bytes */
	private content(answer: HttpAnswer, range?: ByteRange): Content {
		const found = announced(answer, range);
		if (typeof found !== 'string') return contentOf(answer, found);
		discard(answer.body);
		throw this.unusable(answer.status, found);
	}

	private unusable(status: number, what: string): BoxError {
		return invalidAnswer(this.label, status, what);
	}
}

/** What an answer has, which announces these bytes. */
export function contentOf(answer: HttpAnswer, { length, total }: Announced): Content {
	return {
		body: answer.body,
		status: answer.status,
		length,
		total,
		etag: answer.header('etag'),
		contentType: answer.header('content-type'),
		disposition: answer.header('content-disposition'),
	};
}
