import { refusal, type RefusedAnswer } from '../../../nodes/Box/client/calls/refusal';
import { MAX_RETRY_AFTER, retryAfterSeconds } from '../../../nodes/Box/client/http/retryAfter';

const label = { method: 'POST' as const, path: '/folders' };

function answer(status: number, text: string, headers: Record<string, string> = {}): RefusedAnswer {
	return { status, text, header: (name) => headers[name] };
}

const body = (fields: object) => JSON.stringify({ type: 'error', ...fields });

it("reads Box's error", () => {
	const error = refusal(
		label,
		answer(
			403,
			body({ code: 'forbidden', message: 'Not yours', request_id: 'abc', context_info: { a: 1 } }),
			{ 'box-request-id': 'header-id' },
		),
		Date.now(),
	);
	expect(error).toMatchObject({
		status: 403,
		code: 'forbidden',
		method: 'POST',
		path: '/folders',
		requestId: 'abc',
		contextInfo: { a: 1 },
		conflicts: [],
		outcomeUnknown: false,
	});
	expect(error.message).toBe('Box answered 403 forbidden: Not yours');
});

it.each([
	['a file gives an object', { type: 'file', id: '12', name: 'a.txt', sha1: 'x' }],
	['a folder gives a list', [{ type: 'folder', id: '12', name: 'a.txt' }]],
])('names who has the name: %s', (_, conflicts) => {
	const error = refusal(
		label,
		answer(409, body({ code: 'item_name_in_use', context_info: { conflicts } })),
		Date.now(),
	);
	expect(error.conflicts).toHaveLength(1);
	expect(error.conflicts[0]).toMatchObject({ id: '12', name: 'a.txt' });
});

it.each([
	['an empty 401', answer(401, ''), { code: 'unauthorized' }],
	[
		'a 401 explained in its header',
		answer(401, '', { 'www-authenticate': 'Bearer realm="Service", error="invalid_token"' }),
		{ code: 'invalid_token' },
	],
	[
		'a scope that is missing',
		answer(403, '', { 'www-authenticate': 'Bearer error="insufficient_scope"' }),
		{ code: 'insufficient_scope', status: 403 },
	],
	[
		'an OAuth error',
		answer(400, '{"error":"invalid_grant","error_description":"Refresh token has expired"}'),
		{ code: 'invalid_grant', message: 'Box answered 400 invalid_grant: Refresh token has expired' },
	],
	[
		'a web page',
		answer(502, '<html><body>secret</body></html>'),
		{
			code: 'http_502',
			message: 'Box answered 502 http_502, with a web page instead of an answer of the API',
		},
	],
	['JSON that is no object', answer(500, '[1]'), { code: 'http_500' }],
	['a cut body', answer(500, '{"code":"x'), { code: 'http_500' }],
	['null', answer(500, 'null'), { code: 'http_500' }],
	[
		'a pause',
		answer(429, body({ code: 'rate_limit_exceeded' }), { 'retry-after': '100' }),
		{ retryAfter: 100 },
	],
	[
		'a request id in the header only',
		answer(404, '', { 'box-request-id': 'h1' }),
		{ requestId: 'h1', code: 'http_404' },
	],
])('understands %s', (_, refused, expected) => {
	expect(refusal(label, refused, Date.now())).toMatchObject({
		status: refused.status,
		...expected,
	});
});

it.each([
	['7', 7],
	['0', 0],
	['1.5', 1.5],
	['Thu, 01 Jan 1970 00:01:40 GMT', 100],
	['Thursday, 01-Jan-70 00:01:40 GMT', 100],
	['3600', 3600],
	['86400', MAX_RETRY_AFTER],
	['86401', undefined],
	// Seconds, and milliseconds, since 1970; more than a number can be.
	['1893456000', undefined],
	['1893456000000', undefined],
	['9'.repeat(400), undefined],
	['Tue, 01 Jan 2030 00:00:00 GMT', undefined],
	['Thu, 01 Jan 1969 00:00:00 GMT', undefined],
	['Thu, 99 Jan 2030 00:00:00 GMT', undefined],
	['-5', undefined],
	['-1893456000', undefined],
	['1e9', undefined],
	['0x10', undefined],
	['NaN', undefined],
	['Infinity', undefined],
	['2030-01-01', undefined],
	// The oldest form has no zone.
	['Thu Jan  1 00:01:00 1970', 60],
	['Thursday, 01-Jan-70 00:01:00 GMT', 60],
	['30, 60', undefined],
	['PT30S', undefined],
	['', undefined],
	['soon', undefined],
	[undefined, undefined],
])('reads Retry-After %j', (header, seconds) => {
	expect(retryAfterSeconds(header, 0)).toBe(seconds);
});
