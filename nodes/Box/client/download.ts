import { Readable } from 'node:stream';
import { discard } from './body';
import { optionHeaders } from './callHeaders';
import type { Call, Connection } from './connection';
import { BoxError } from './error';
import { isPrivate } from './hosts';
import type { HttpAnswer } from './http';
import { callDefaults, invalidAnswer } from './jsonCall';
import { isNetworkFailure, networkError } from './networkError';
import type { CallOptions, Download } from './types';
import { encodePath, serviceUrl } from './url';

export interface DownloadOptions {
	/** The ID of an earlier version. */
	version?: string;
	/** Bytes from `start` to `end`, both included; to the end of the file without `end`. */
	range?: { start: number; end?: number };
}

const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_REDIRECTS = 5;
/** Statuses of a signed address that is used up or too old. */
const EXPIRED = [401, 403, 404, 410];
/** How often a download goes on after a cut without getting anywhere. */
const MAX_RESUMES = 5;
/** Bytes that count as getting somewhere. */
const PROGRESS = 1024 * 1024;

/** One stretch of the file, as one answer delivers it. */
interface Part {
	body: Readable;
	status: number;
	length?: number;
	/** Bytes of the whole file, where Box says it. */
	total?: number;
	etag?: string;
	contentType?: string;
	disposition?: string;
}

type Step = { part: Part } | { location: URL };

/** Reads one file's bytes from Box: https://developer.box.com/reference/get-files-id-content/ */
export class Downloader {
	private readonly path: string[];

	constructor(
		private readonly connection: Connection,
		private readonly options: CallOptions,
		fileId: string,
		private readonly wanted: DownloadOptions,
	) {
		this.path = ['files', fileId, 'content'];
	}

	/** Resolves once the first bytes may be read; errors of Box come before that. */
	async start(): Promise<Download> {
		const ended = new AbortController();
		const connection = this.connection.withSignal(ended.signal);
		const first = await this.open(connection, this.wanted.range);
		const stream = Readable.from(this.bytes(connection, first), { objectMode: false });
		stream.once('close', () => {
			discard(first.body);
			ended.abort();
		});
		return {
			stream,
			size: first.length,
			contentType: first.contentType,
			fileName: fileNameOf(first.disposition),
		};
	}

	/** The bytes; where the connection is cut, those after the cut are asked for again. */
	private async *bytes(connection: Connection, first: Part): AsyncGenerator<Uint8Array> {
		const from = this.wanted.range?.start ?? 0;
		let part = first;
		let received = 0;
		let resumes = 0;
		let mark = 0;
		for (;;) {
			try {
				for await (const chunk of part.body) {
					received += chunk.length;
					yield chunk;
				}
				if (first.length === undefined || received === first.length) return;
				throw networkError(
					{ code: 'ECONNRESET', message: 'the file ended early' },
					...this.label(),
				);
			} catch (error) {
				connection.parts.signal?.throwIfAborted();
				if (!(error instanceof BoxError) && !isNetworkFailure(error)) throw error;
				if (received - mark >= PROGRESS) resumes = 0;
				mark = received;
				resumes += 1;
				const over = first.length !== undefined && received > first.length;
				if (resumes > MAX_RESUMES || over) throw networkError(error, ...this.label());
			}
			if (first.length !== undefined && received === first.length) return;
			part = await this.open(connection, { start: from + received, end: this.wanted.range?.end });
			this.checkSame(first, part);
		}
	}

	private label(): [method: string, path: string] {
		return ['GET', encodePath(this.path)];
	}

	/** Bytes of two different files must not be joined. */
	private checkSame(first: Part, part: Part): void {
		const changed =
			part.status !== 206 ||
			(first.etag !== undefined && part.etag !== undefined && first.etag !== part.etag) ||
			(first.total !== undefined && part.total !== undefined && first.total !== part.total);
		if (!changed) return;
		discard(part.body);
		const [method, path] = this.label();
		throw invalidAnswer({ method, path }, part.status, 'does not continue the file that was cut');
	}

	private async open(connection: Connection, range: DownloadOptions['range']): Promise<Part> {
		try {
			return await this.follow(connection, range);
		} catch (error) {
			// The signed address may have expired on the way to it: ask for a new one, once.
			if (!(error instanceof ExpiredAddress)) throw error;
			return await this.follow(connection, range).catch((again: unknown) => {
				throw again instanceof ExpiredAddress ? again.error : again;
			});
		}
	}

	private async follow(connection: Connection, range: DownloadOptions['range']): Promise<Part> {
		const headers: Record<string, string> = {};
		if (range) headers.range = `bytes=${range.start}-${range.end ?? ''}`;
		const url = serviceUrl(connection.hosts, 'api', this.path, { version: this.wanted.version });
		const own = { ...optionHeaders(this.options, 'GET'), ...headers };
		let step = await connection.run(this.call(url, own, true));
		for (let hops = 0; 'location' in step; hops += 1) {
			if (hops >= MAX_REDIRECTS) throw this.badRedirect('leads from redirect to redirect');
			const call = this.call(step.location, headers, false);
			step = await connection.run(call).catch((error: unknown) => {
				const expired = error instanceof BoxError && EXPIRED.includes(error.status);
				throw expired ? new ExpiredAddress(error) : error;
			});
		}
		if (range && step.part.status !== 206) {
			discard(step.part.body);
			throw this.badRedirect('is the whole file instead of the bytes asked for');
		}
		return step.part;
	}

	private call(url: URL, headers: Record<string, string>, authorized: boolean): Call<Step> {
		return {
			...callDefaults('GET'),
			method: 'GET',
			url,
			path: encodePath(this.path),
			headers,
			authorized,
			repeatable: true,
			accepts: REDIRECTS,
			waitsWhenAccepted: true,
			read: async (answer) => this.step(url, answer),
		};
	}

	private step(from: URL, answer: HttpAnswer): Step {
		if (!REDIRECTS.includes(answer.status)) return { part: partOf(answer) };
		discard(answer.body);
		const location = answer.header('location') ?? '';
		if (!URL.canParse(location, from.href)) throw this.badRedirect('redirects nowhere');
		const target = new URL(location, from);
		const localToLocal = target.protocol === 'https:' || from.protocol === 'http:';
		if (!isPrivate(target) || !localToLocal) throw this.badRedirect('redirects to plain http');
		return { location: target };
	}

	private badRedirect(what: string): BoxError {
		const [method, path] = this.label();
		return invalidAnswer({ method, path }, 302, what);
	}
}

/** A signed address that Box's download host no longer takes. */
class ExpiredAddress extends Error {
	constructor(readonly error: BoxError) {
		super(error.message);
	}
}

function partOf(answer: HttpAnswer): Part {
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

/** The file name of a Content-Disposition header: https://www.rfc-editor.org/rfc/rfc6266 */
export function fileNameOf(disposition: string | undefined): string | undefined {
	if (disposition === undefined) return undefined;
	const encoded = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition)?.[1];
	if (encoded !== undefined) {
		try {
			return decodeURIComponent(encoded.trim());
		} catch {
			// The plain form has to do.
		}
	}
	const quoted = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
	if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1');
	return /filename\s*=\s*([^;\s]+)/i.exec(disposition)?.[1];
}
