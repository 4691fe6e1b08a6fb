import { isCancellation, toRefreshFailure } from '../../../nodes/Box/auth/refreshFailure';

/** An error as n8n's helpers throw it, with whatever they put on it. */
function failure(message: string, facts: object = {}, cause?: unknown): Error {
	return Object.assign(new Error(message, { cause }), facts);
}

const authError = (error: string) => failure('Refused', { body: { error }, code: 'EAUTH' });

test.each([
	['the OAuth2 client', authError('invalid_grant'), { status: 400, code: 'invalid_grant' }],
	[
		'an error of the node around it',
		failure('Client authentication failed', { httpCode: 'EAUTH' }, authError('invalid_client')),
		{ status: 400, code: 'invalid_client' },
	],
	[
		'a body as text',
		failure('HTTP status 400', { status: 400, body: '{"error":"unauthorized_client"}' }),
		{ status: 400, code: 'unauthorized_client' },
	],
	[
		'too many requests, whose status is lost',
		authError('temporarily_unavailable'),
		{ status: 429, code: 'temporarily_unavailable' },
	],
	[
		"n8n's own words",
		failure('The credential "Box" needs to be reconnected.'),
		{ status: 400, code: 'needs_reconnect' },
	],
	[
		'the HTTP client, with a wait',
		failure('x', {}, failure('x', { response: { status: 503, headers: { 'retry-after': '7' } } })),
		{ status: 503, code: '', retryAfter: 7 },
	],
	['a code that every object has', authError('constructor'), { status: 400, code: 'constructor' }],
	['a status as text', failure('x', { httpCode: '502' }), { status: 502, code: '' }],
	['a web page', failure('x', { status: 404, body: '<html>' }), { status: 404, code: '' }],
	[
		'no connection',
		failure('connect ECONNREFUSED', { code: 'ECONNREFUSED' }),
		{ status: 0, code: '', network: 'ECONNREFUSED' },
	],
	[
		'no answer',
		failure('timeout', { code: 'ECONNABORTED' }),
		{ status: 0, code: '', network: 'ECONNABORTED' },
	],
	['no error at all', undefined, { status: 0, code: '' }],
])('%s', (_, error, expected) => {
	expect(toRefreshFailure(error, Date.now())).toEqual(expected);
});

test.each([
	['30', 30],
	['1893456000', undefined],
	['Tue, 01 Jan 2999 00:00:00 GMT', undefined],
	['-30', undefined],
	['soon', undefined],
	['', undefined],
])('a wait of "%s"', (header, retryAfter) => {
	const error = failure('x', { response: { status: 503, headers: { 'retry-after': header } } });
	expect(toRefreshFailure(error, Date.now())).toEqual({ status: 503, code: '', retryAfter });
});

test('an error that is its own cause is read once', () => {
	const error = failure('round');
	Object.assign(error, { cause: error });
	expect(toRefreshFailure(error, Date.now())).toMatchObject({ status: 0 });
});

test('a cancelled execution is told apart', () => {
	expect(isCancellation(failure('x', {}, failure('canceled', { code: 'ERR_CANCELED' })))).toBe(
		true,
	);
	expect(isCancellation(new DOMException('stop', 'AbortError'))).toBe(true);
	expect(isCancellation(failure('x', { code: 'ECONNRESET' }))).toBe(false);
});
