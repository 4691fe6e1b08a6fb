import { readAnswer } from '../../../nodes/Box/auth/jwt/tokenAnswer';

test.each([
	[503, '0', 0],
	[503, '7', 7],
	[429, '7', 7],
	// Box counts by the minute: tries in quick succession would all be refused.
	[429, '0', undefined],
	[429, '0.5', undefined],
])('a %d that asks to wait %s s', (statusCode, asked, retryAfter) => {
	const answer = { statusCode, headers: { 'retry-after': asked }, body: '' };
	expect(readAnswer(answer, 0)).toMatchObject({ failure: { status: statusCode } });
	expect(readAnswer(answer, 0)).toHaveProperty('failure.retryAfter', retryAfter);
});
