import type { Call } from '../calls/call';
import type { Connection } from '../calls/connection';
import { invalidAnswer } from '../calls/jsonCall';
import type { CallLabel } from '../error';
import { discard, readErrorText } from '../http/body';
import { chunksOf } from '../http/chunks';
import type { HttpAnswer } from '../http/exchange';
import { isNetworkFailure, networkError } from '../http/networkError';
import type { Download } from '../types';
import { ByteStream } from './byteStream';
import { contentOf, type Content } from './content';
import { fileNameOf } from './contentDisposition';
import { announced } from './contentRange';
import { MAX_REDIRECTS, REDIRECTS, redirectTarget } from './redirect';

/** A GET whose answer is bytes that cannot be asked for again from the middle. */
export interface BytesCall extends Omit<Call<Content>, 'read' | 'kind' | 'accepts' | 'body'> {
	/**
	 * Looks at an answer, which may be a redirect.
	 *
	 * @throws {BoxError} if it does not have what was asked for
	 */
	check?: (answer: HttpAnswer) => void;
}

/**
 * Opens the bytes of one answer, after redirects, which get no header of the call. Errors of Box
 * reject this; later errors come from the stream. Destroying the stream ends the transfer.
 */
export async function openBytes(connection: Connection, call: BytesCall): Promise<Download> {
	let step = await connection.run(stepOf(call));
	for (let hops = 0; step instanceof URL; hops += 1) {
		if (hops >= MAX_REDIRECTS) throw invalidAnswer(call.label, 302, 'redirects too often');
		const next = { ...call, url: step, headers: {}, authorized: false };
		step = await connection.run(stepOf(next));
	}
	return toDownload(step, call.label, connection.signal);
}

/** One request: its bytes, or where they are. */
function stepOf({ check, ...call }: BytesCall): Call<Content | URL> {
	return {
		...call,
		// The client decodes no body, so it must come as it is stored.
		headers: { ...call.headers, 'accept-encoding': 'identity' },
		kind: 'transfer',
		accepts: REDIRECTS,
		read: async (answer) => {
			const read = async () => {
				check?.(answer);
				return REDIRECTS.includes(answer.status)
					? await targetIn(answer, call)
					: contentIn(answer, call.label);
			};
			return await read().catch((error: unknown) => {
				discard(answer.body);
				throw error;
			});
		},
	};
}

async function targetIn(
	answer: HttpAnswer,
	{ label, url }: Omit<BytesCall, 'check'>,
): Promise<URL> {
	const target = redirectTarget(url, answer);
	if (typeof target === 'string') throw invalidAnswer(label, answer.status, target);
	await readErrorText(answer.body);
	return target;
}

function contentIn(answer: HttpAnswer, label: CallLabel): Content {
	const found = announced(answer);
	if (typeof found === 'string') throw invalidAnswer(label, answer.status, found);
	return contentOf(answer, found);
}

function toDownload(content: Content, label: CallLabel, signal?: AbortSignal): Download {
	const { body, length, contentType, disposition } = content;
	// The download may be cancelled before anybody reads it.
	body.on('error', () => {});
	return {
		stream: new ByteStream(bytesIn(body, label, signal), () => discard(body)),
		size: length,
		total: length,
		contentType,
		fileName: fileNameOf(disposition),
	};
}

/** @throws {BoxError} if the connection is cut */
async function* bytesIn(
	body: Content['body'],
	label: CallLabel,
	signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
	try {
		yield* chunksOf(body);
	} catch (error) {
		signal?.throwIfAborted();
		throw isNetworkFailure(error) ? networkError(error, label) : error;
	}
}
