import { BoxError, type ProxyName } from '../error';
import { readErrorText } from '../http/body';
import { ChannelClosedError } from '../http/channel';
import type { Http, HttpAnswer, HttpConnection } from '../http/exchange';
import { hostAt } from '../http/hosts';
import { isNetworkFailure, networkError } from '../http/networkError';
import { retryAfterSeconds } from '../http/retryAfter';
import type { Timing } from '../http/timing';
import { untilAborted } from '../http/untilAborted';
import type { BoxHosts } from '../types';
import { kindOf, timeouts, type AttemptBody, type Call } from './call';
import { checkHeaders } from './callHeaders';
import { refusal } from './refusal';

/** How one attempt at a call ended. */
export type Attempt<T> = { value: T } | { error: BoxError };

/** What is needed to send a call. */
export interface Sender {
	http: Http;
	timing: Timing;
	/** The hosts of the credential, by which errors name its fields. */
	hosts: BoxHosts;
	/** Whose call it is, so that no owner gets all connections. */
	owner: object;
	signal?: AbortSignal;
}

/**
 * Sends a call once. Only a failure of the call itself is returned.
 *
 * @throws the signal's reason, the error of the source of the call's bytes, or a programming error
 */
export async function sendOnce<T>(
	sender: Sender,
	call: Call<T>,
	token: string | undefined,
): Promise<Attempt<T>> {
	const attempt = await send(sender, call, token);
	// An idle connection may be closed at any time. Nothing was sent then.
	return isStale(attempt) ? await send(sender, call, token) : attempt;
}

function isStale<T>(attempt: Attempt<T>): boolean {
	return 'error' in attempt && attempt.error.cause instanceof ChannelClosedError;
}

async function send<T>(
	sender: Sender,
	call: Call<T>,
	token: string | undefined,
): Promise<Attempt<T>> {
	const headers = { ...call.headers };
	if (token !== undefined) headers.authorization = `Bearer ${token}`;
	const connection = await connect(sender, call, headers);
	if ('error' in connection) return connection;
	// The bytes are opened last, so that nothing stays open while a call waits for a connection.
	const { signal } = sender;
	const body = await openBody(call, connection, signal);
	try {
		const answer = await connection.send({
			method: call.label.method,
			headers,
			body: body?.content,
			signal,
			...timeouts(call),
		});
		return { value: await readAnswer(call, answer, sender.timing) };
	} catch (error) {
		signal?.throwIfAborted();
		return {
			error: attemptError(error, call, { body, hosts: sender.hosts, proxy: connection.proxy }),
		};
	} finally {
		body?.dispose?.();
	}
}

async function connect<T>(
	{ http, hosts, owner, signal }: Sender,
	call: Call<T>,
	headers: Record<string, string>,
): Promise<HttpConnection | { error: BoxError }> {
	try {
		checkHeaders(call.label, headers);
		return await http.connect({ url: call.url, kind: kindOf(call), owner, signal });
	} catch (error) {
		signal?.throwIfAborted();
		return { error: attemptError(error, call, { hosts }) };
	}
}

async function openBody<T>(
	call: Call<T>,
	connection: HttpConnection,
	signal?: AbortSignal,
): Promise<AttemptBody | undefined> {
	const { body } = call;
	if (!body) return undefined;
	const open = async () => await body();
	const opening = open();
	return await untilAborted(opening, signal).catch((error: unknown) => {
		connection.giveBack();
		// They may be opened later, when nobody wants them any more.
		opening.then(
			(late) => late?.dispose?.(),
			() => {},
		);
		throw error;
	});
}

/**
 * Why an attempt failed, if Box or the network is the cause.
 *
 * @throws the error of the source of its bytes, or a programming error
 */
function attemptError<T>(
	error: unknown,
	call: Call<T>,
	{ body, hosts, proxy }: { body?: AttemptBody; hosts: BoxHosts; proxy?: ProxyName },
): BoxError {
	const failure = body?.failure?.();
	if (failure) throw failure;
	if (error instanceof BoxError) return error;
	if (!isNetworkFailure(error)) throw error;
	const unsent = body?.complete?.() === false;
	return networkError(error, call.label, { unsent, address: hostAt(call.url, hosts), proxy });
}

async function readAnswer<T>(call: Call<T>, answer: HttpAnswer, timing: Timing): Promise<T> {
	const { status } = answer;
	const retryAfter = retryAfterSeconds(answer.header('retry-after'), timing.date());
	const waits = call.waitsWhenAccepted;
	const notReady = status === 202 && (waits === 'ifAsked' ? retryAfter !== undefined : waits);
	if (!notReady && isAccepted(status, call)) return await call.read(answer);
	const text = await readErrorText(answer.body);
	if (!notReady) throw refusal(call.label, { status, header: answer.header, text }, timing.date());
	throw new BoxError({
		...call.label,
		status,
		code: 'not_ready',
		message: 'Box is still preparing this',
		retryAfter,
	});
}

function isAccepted(status: number, { accepts }: Pick<Call<unknown>, 'accepts'>): boolean {
	if (status >= 200 && status < 300) return true;
	return accepts === 'any' || accepts?.includes(status) === true;
}
