import { readErrorText } from './body';
import { timeouts, type AttemptBody, type Call } from './call';
import { BoxError, refusal, retryAfterSeconds } from './error';
import type { Http, HttpAnswer } from './http';
import { isNetworkFailure, networkError } from './networkError';

/** How one attempt at a call ended. */
export type Attempt<T> = { value: T } | { error: BoxError };

/**
 * Sends a call once. Only a failure of the call itself is a result.
 *
 * @throws the signal's reason, the error of the source of the call's bytes, or a slip in the code
 */
export async function sendOnce<T>(
	{ http, signal }: { http: Http; signal?: AbortSignal },
	call: Call<T>,
	token: string | undefined,
): Promise<Attempt<T>> {
	const body = await call.body?.();
	const headers = { ...call.headers };
	if (token !== undefined) headers.authorization = `Bearer ${token}`;
	try {
		const answer = await http.send({
			method: call.label.method,
			url: call.url,
			headers,
			body: body?.content,
			signal,
			held: call.heldFor !== undefined,
			...timeouts(call),
		});
		return { value: await readAnswer(call, answer) };
	} catch (error) {
		signal?.throwIfAborted();
		return { error: attemptError(error, call, body) };
	} finally {
		body?.dispose?.();
	}
}

/**
 * Why an attempt failed: Box, or the network between.
 *
 * @throws the error of the source of its bytes, or a slip in the code
 */
function attemptError<T>(error: unknown, call: Call<T>, body: AttemptBody | undefined): BoxError {
	const failure = body?.failure?.();
	if (failure) throw failure;
	if (error instanceof BoxError) return error;
	if (!isNetworkFailure(error)) throw error;
	return networkError(error, call.label, body?.complete?.() === false);
}

async function readAnswer<T>(call: Call<T>, answer: HttpAnswer): Promise<T> {
	const { status } = answer;
	const notReady = status === 202 && call.waitsWhenAccepted;
	if (!notReady && ((status >= 200 && status < 300) || call.accepts?.includes(status))) {
		return await call.read(answer);
	}
	const text = await readErrorText(answer.body);
	if (!notReady) throw refusal(call.label, { status, header: answer.header, text });
	throw new BoxError({
		...call.label,
		status,
		code: 'not_ready',
		message: 'Box has not finished preparing this yet',
		retryAfter: retryAfterSeconds(answer.header('retry-after'), Date.now()),
	});
}
