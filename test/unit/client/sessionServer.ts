import { createHash } from 'node:crypto';

import { answer, json, TestServer, type Answer, type Seen } from './server';

const sha = (bytes: Buffer) => createHash('sha1').update(bytes);

export interface SessionServerOptions {
	partSize: number;
	/** What happens to a request before the session sees it; true when it was answered. */
	before?: (seen: Seen, respond: (answer: Answer) => void) => boolean;
	/** What happens to a request after the session has acted on it; true when it was answered. */
	after?: (seen: Seen, respond: (answer: Answer) => void) => boolean;
	/** Where the session's addresses point; the server itself without. */
	endpoints?: string;
}

/** The upload session of one file, strict about what Box is strict about. */
export class SessionServer {
	readonly parts = new Map<number, Buffer>();
	/** Requests that the session did not expect. */
	readonly mistakes: string[] = [];
	aborted = false;
	committed?: Buffer;
	commitBody?: unknown;
	inFlight = 0;
	mostInFlight = 0;
	server!: TestServer;

	private constructor(private readonly options: SessionServerOptions) {}

	static async start(options: SessionServerOptions): Promise<SessionServer> {
		const session = new SessionServer(options);
		session.server = await TestServer.start((response, seen) => session.handle(response, seen));
		session.server.server.prependListener('request', (_, response) => {
			session.inFlight += 1;
			session.mostInFlight = Math.max(session.mostInFlight, session.inFlight);
			response.once('close', () => (session.inFlight -= 1));
		});
		return session;
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	/** What was asked, without the queries, in no order. */
	count(method: string, path: RegExp): number {
		return this.server.seen.filter((seen) => seen.method === method && path.test(seen.path)).length;
	}

	private handle(response: Parameters<Answer>[0], seen: Seen): void {
		const respond = (reply: Answer) => reply(response, seen);
		if (this.options.before?.(seen, respond)) return;
		const reply = this.act(seen);
		if (!this.options.after?.(seen, respond)) respond(reply);
	}

	private act(seen: Seen): Answer {
		const { method, path } = seen;
		const endpoint = `${method} ${path.split('?')[0]}`;
		if (endpoint === 'POST /api/2.0/files/upload_sessions') return this.created(seen);
		if (endpoint === 'POST /api/2.0/files/12/upload_sessions') return this.created(seen);
		if (endpoint === 'PUT /session/S1') return this.stored(seen);
		if (endpoint === 'GET /session/S1/parts') return this.listed();
		if (endpoint === 'POST /session/S1/commit') return this.commit(seen);
		const isAbort = ['/session/S1', '/api/2.0/files/upload_sessions/S1'].includes(path);
		if (method === 'DELETE' && isAbort) {
			this.aborted = true;
			return answer(204);
		}
		if (endpoint === 'GET /2.0/files/12') return json(200, this.file());
		if (endpoint === 'OPTIONS /2.0/files/content') {
			const taken = { code: 'item_name_in_use', context_info: { conflicts: this.file() } };
			return this.committed ? json(409, taken) : json(200, {});
		}
		this.mistakes.push(endpoint);
		return json(404, {});
	}

	private created(seen: Seen): Answer {
		const url = this.options.endpoints ?? this.server.url;
		const { file_size: size } = JSON.parse(seen.body.toString()) as { file_size: number };
		return json(201, {
			type: 'upload_session',
			id: 'S1',
			part_size: this.options.partSize,
			total_parts: Math.ceil(size / this.options.partSize),
			session_endpoints: {
				upload_part: `${url}/session/S1`,
				list_parts: `${url}/session/S1/parts`,
				commit: `${url}/session/S1/commit`,
				abort: `${url}/session/S1`,
			},
		});
	}

	private stored({ headers, body }: Seen): Answer {
		const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '');
		const [start, end, total] = (range ?? []).slice(1).map(Number);
		if (start === undefined || end === undefined || total === undefined) return json(400, {});
		const { partSize } = this.options;
		const expected = Math.min(partSize, total - start);
		if (start % partSize || end - start + 1 !== expected || body.length !== expected) {
			this.mistakes.push(`${headers['content-range']} with ${body.length} bytes`);
		}
		if (headers.digest !== `sha=${sha(body).digest('base64')}`) this.mistakes.push('digest');
		if (this.parts.has(start)) return json(409, { code: 'range_overlaps_existing_part' });
		this.parts.set(start, body);
		return json(200, { part: this.part(start, body) });
	}

	private part(offset: number, body: Buffer) {
		const sha1 = sha(body).digest('hex');
		return { part_id: `P${offset}`, offset, size: body.length, sha1 };
	}

	private listed(): Answer {
		const entries = [...this.parts].map(([offset, body]) => this.part(offset, body));
		return json(200, { entries, offset: 0, limit: 1000, total_count: entries.length });
	}

	private commit({ headers, body }: Seen): Answer {
		if (this.committed) return json(404, { code: 'not_found' });
		const sorted = [...this.parts].sort(([a], [b]) => a - b);
		const content = Buffer.concat(sorted.map(([, bytes]) => bytes));
		if (headers.digest !== `sha=${sha(content).digest('base64')}`) this.mistakes.push('commit');
		this.committed = content;
		this.commitBody = JSON.parse(body.toString());
		return json(201, { total_count: 1, entries: [this.file()] });
	}

	private file() {
		const sha1 = this.committed && sha(this.committed).digest('hex');
		return { type: 'file', id: '12', name: 'a.bin', sha1 };
	}
}
