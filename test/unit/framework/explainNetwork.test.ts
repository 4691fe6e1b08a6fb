import { BoxError } from '../../../nodes/Box/client/error';
import { explain } from '../../../nodes/Box/framework/errors/explain';

const label = { method: 'GET', path: '/files/12' };
const proxy = (scheme: string) => ({ address: `${scheme}://p:3128`, variable: 'https_proxy' });

const explained = (code: string, facts: Partial<BoxError> = {}) =>
	explain(new BoxError({ ...label, status: 0, code, message: 'Technical words', ...facts }));

test.each([
	['network_error', 'Box could not be reached', "this machine's network"],
	['timeout', 'Box did not answer in time', 'Run the node again'],
	['tls_error', 'No secure connection to Box could be made', 'NODE_EXTRA_CA_CERTS'],
	['invalid_answer', 'What answered is not Box', "'API Host' and 'Upload Host'"],
	['invalid_request', 'A value cannot be sent to Box: Technical words', 'an expression'],
	['no_connection', 'All connections to Box are in use', "'Items at Once'"],
])('%s', (code, message, remedy) => {
	expect(explained(code)).toEqual({ message, remedy: expect.stringContaining(remedy) });
});

test.each([
	['network_error', 'http', 'Box could not be reached through the proxy http://p:3128'],
	['timeout', 'http', 'Box could not be reached through the proxy http://p:3128'],
	[
		'tls_error',
		'https',
		'No secure connection to Box could be made through the proxy https://p:3128',
	],
	['proxy_login', 'http', "The proxy http://p:3128 does not accept n8n's sign-in"],
	['proxy_refused', 'http', 'The proxy http://p:3128 does not allow a connection to Box'],
	['proxy_scheme', 'http', 'The proxy http://p:3128 accepts TLS connections only'],
	['proxy_scheme', 'https', 'The proxy https://p:3128 does not support TLS'],
])('%s of a proxy addressed as %s:// names it, and its variable', (code, scheme, message) => {
	const { message: said, remedy } = explained(code, { proxy: proxy(scheme) });
	expect(said).toBe(message);
	expect(remedy).toContain('environment variable https_proxy');
});

test.each([
	['http', 'Write https:// instead of http://'],
	['https', 'Write http:// instead of https://'],
])('a proxy addressed as %s:// that speaks otherwise: %s', (scheme, remedy) => {
	expect(explained('proxy_scheme', { proxy: proxy(scheme) }).remedy).toContain(remedy);
});

test('a setting of no use is told in full, with what would be of use', () => {
	const message = 'The environment variable ALL_PROXY names a proxy';
	const { message: said, remedy } = explained('proxy_setting', { message });
	expect(said).toBe(message);
	expect(remedy).toMatch(/http:\/\/ or https:\/\/.*NO_PROXY/);
});
