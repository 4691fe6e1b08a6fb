import { BoxError } from '../../../nodes/Box/client/error';
import {
	HostError,
	hostUrl,
	isDownloadHost,
	isLoopback,
	mayCarryToken,
} from '../../../nodes/Box/client/http/hosts';
import { encodePath, encodeQuery, serviceUrl } from '../../../nodes/Box/client/http/url';

const hosts = {
	apiUrl: 'https://api.box.com',
	uploadUrl: 'https://upload.box.com',
	accountUrl: 'https://account.box.com',
};

it.each([
	'https://api.box.com',
	'https://gw.example/box',
	'http://127.0.0.1:8100',
	'http://[::1]:1',
	'http://localhost:8100',
])('takes the host %s', (setting) => {
	expect(hostUrl(setting, 'The API host').href).toContain(setting);
});

it.each([
	['http://api.box.com', 'https://'],
	['http://127.0.0.1.example.com', 'https://'],
	['ftp://api.box.com', 'https://'],
	['api.box.com', 'not a URL'],
	['', 'not a URL'],
	['https://user:secret@api.box.com', 'password'],
])('refuses the host %j', (setting, reason) => {
	expect(() => hostUrl(setting, 'The API host')).toThrow(HostError);
	expect(() => hostUrl(setting, 'The API host')).toThrow(reason);
});

it.each([
	['127.0.0.1', true],
	['127.8.9.10', true],
	['localhost', true],
	['[::1]', true],
	['128.0.0.1', false],
	['localhost.example.com', false],
	['127.0.0.1.example.com', false],
])('%s is this machine: %s', (hostname, expected) => {
	expect(isLoopback(hostname)).toBe(expected);
});

it.each([
	['https://api.box.com/x', true],
	['https://upload-las.app.box.com/x', true],
	['https://2.realtime.services.box.net/subscribe?channel=1', true],
	['http://2.realtime.services.box.net/subscribe', false],
	['https://box.com.example.com/', false],
	['https://evilbox.com/', false],
	['https://dl.boxcloud.com/', false],
	['https://api.box.com:444/', true],
])('the token may go to %s: %s', (url, expected) => {
	expect(mayCarryToken(new URL(url), hosts)).toBe(expected);
});

it.each([
	['https://dl.boxcloud.com/api/2.0/internal_files/12', true],
	['https://public.boxcloud.com/x', true],
	['http://dl.boxcloud.com/x', false],
	['https://boxcloud.com.example.com/', false],
	['https://evilboxcloud.com/', false],
	['http://127.0.0.1:8101/x', false],
])('%s has the content that wants the token: %s', (url, expected) => {
	expect(isDownloadHost(new URL(url), hosts)).toBe(expected);
});

it('knows the download host of a Box on this machine', () => {
	const local = { ...hosts, apiUrl: 'http://127.0.0.1:8100' };
	expect(isDownloadHost(new URL('http://127.0.0.1:8101/x'), local)).toBe(true);
	expect(isDownloadHost(new URL('https://example.com/x'), local)).toBe(false);
});

it('gives the token to a configured gateway, but not to its neighbours', () => {
	const gateway = { ...hosts, uploadUrl: 'https://gw.example:8443' };
	expect(mayCarryToken(new URL('https://gw.example:8443/x'), gateway)).toBe(true);
	expect(mayCarryToken(new URL('https://gw.example/x'), gateway)).toBe(false);
	const local = { ...hosts, apiUrl: 'http://127.0.0.1:8100' };
	expect(mayCarryToken(new URL('http://127.0.0.1:8100/x'), local)).toBe(true);
	expect(mayCarryToken(new URL('http://127.0.0.1:8101/x'), local)).toBe(false);
});

it('appends paths to the host, which may have a path itself', () => {
	const path = ['files', '12', 'content'];
	expect(serviceUrl(hosts, 'api', path).href).toBe('https://api.box.com/2.0/files/12/content');
	expect(serviceUrl(hosts, 'upload', path).href).toBe(
		'https://upload.box.com/api/2.0/files/12/content',
	);
	const gateway = { ...hosts, apiUrl: 'https://gw.example/box/' };
	expect(serviceUrl(gateway, 'api', ['events']).href).toBe('https://gw.example/box/2.0/events');
});

it('encodes each segment of a path', () => {
	expect(encodePath(['metadata', 'a/b', 'c?d#e', 'ü'])).toBe('/metadata/a%2Fb/c%3Fd%23e/%C3%BC');
});

it.each(['', '.', '..'])('refuses the path segment %j', (segment) => {
	expect(() => encodePath(['files', segment])).toThrow(BoxError);
});

it('encodes a query', () => {
	const query = {
		fields: ['id', 'name'],
		query: 'a&b',
		limit: 0,
		recursive: true,
		gone: undefined,
	};
	expect(encodeQuery(query)).toBe('fields=id%2Cname&query=a%26b&limit=0&recursive=true');
});
