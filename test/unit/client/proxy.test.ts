import { ConnectError } from '../../../nodes/Box/client/http/connectError';
import { proxyFor } from '../../../nodes/Box/client/http/proxy';

const API = new URL('https://api.box.com/2.0/files/12');
const LOCAL = new URL('http://127.0.0.1:8100/2.0/files/12');

it.each([
	[{}, undefined, undefined],
	[{ HTTPS_PROXY: 'http://p:1' }, 'HTTPS_PROXY', undefined],
	[{ https_proxy: 'http://low:1', HTTPS_PROXY: 'http://up:1' }, 'https_proxy', undefined],
	[{ https_proxy: '', HTTPS_PROXY: 'http://up:1' }, 'HTTPS_PROXY', undefined],
	[{ HTTP_PROXY: 'p:3128' }, 'HTTP_PROXY', 'HTTP_PROXY'],
	[{ ALL_PROXY: 'http://all:1', HTTP_PROXY: 'http://p:1' }, 'ALL_PROXY', 'HTTP_PROXY'],
	[{ all_proxy: 'http://all:1' }, 'all_proxy', 'all_proxy'],
	[{ HTTP_PROXY: ' ' }, undefined, undefined],
	// One that is of no use does not hurt a call that has its own.
	[{ HTTP_PROXY: 'socks5://p:1', HTTPS_PROXY: 'http://p:1' }, 'HTTPS_PROXY', ConnectError],
])('of %j these are the proxies for https and http: %s, %s', (env, https, http) => {
	expect(proxyFor(API, env)?.variable).toBe(https);
	if (http === ConnectError) expect(() => proxyFor(LOCAL, env)).toThrow(ConnectError);
	else expect(proxyFor(LOCAL, env)?.variable).toBe(http);
});

it.each([
	['http://p.example:3128', 'http://p.example:3128', undefined],
	['p.example:3128', 'http://p.example:3128', undefined],
	['HTTP://P.example', 'http://p.example:80', undefined],
	['https://p.example/', 'https://p.example:443', undefined],
	['http://[::1]:3128', 'http://[::1]:3128', undefined],
	['http://user:p%40ss@p.example:3128', 'http://p.example:3128', 'user:p@ss'],
	['http://user@p.example:3128', 'http://p.example:3128', 'user:'],
	['http://user:100%25@p.example:3128', 'http://p.example:3128', 'user:100%'],
	['http://user:100%@p.example:3128', 'http://p.example:3128', 'user:100%'],
	['http://user:100%ä 1@p.example:3128', 'http://p.example:3128', 'user:100%ä 1'],
	['http://user:%ff@p.example:3128', 'http://p.example:3128', 'user:%ff'],
	['user:a:b@c@p.example:3128', 'http://p.example:3128', 'user:a:b@c'],
	['http://p.example:3128/path?query#end', 'http://p.example:3128', undefined],
	['[::1]:3128', 'http://[::1]:3128', undefined],
	['http://proxy_1.example.:3128', 'http://proxy_1.example.:3128', undefined],
	['http://bücher.example:3128', 'http://xn--bcher-kva.example:3128', undefined],
])('reads %s', (setting, address, login) => {
	const proxy = proxyFor(API, { https_proxy: setting });
	const [, encoded = ''] = proxy?.authorization?.split('Basic ') ?? [];
	expect(proxy?.address).toBe(address);
	expect(Buffer.from(encoded, 'base64').toString()).toBe(login ?? '');
});

it.each(['socks5h://user:secret@p:1080', 'socks://p', 'socks4a://p:1', 'ftp://p', 'quic+x://p:1'])(
	'names the variable that holds %s, and its kind',
	(setting) => {
		const read = () => proxyFor(API, { all_proxy: setting });
		const [scheme = ''] = setting.split('://');
		expect(read).toThrow(`The environment variable all_proxy names a proxy that is not supported`);
		expect(read).toThrow(`${scheme}://`);
		expect(read).not.toThrow('secret');
	},
);

it.each([
	'http://user:secret@bad host',
	'http://',
	'http://user:secret/slash@p:3128',
	'http://user:1/secret@p:3128',
	'http://user:1#secret@p:3128',
	'user:1?secret@p:3128',
	'http://domain\\user:secret@p:3128',
	'http://user:sec\tret@p:3128',
	'http:/p:3128',
	'https:/user:secret@p:3128',
	'http:p:3128',
	'http//p:3128',
	'http:\\\\p:3128',
	'http:3128',
	'http:',
	'http://http://p:3128',
	'socks5:/p:1080',
	'socks5:1080',
	'http;//p:3128',
	'http://$' + '{PROXY}:3128',
	'http://p..example:3128',
	'http://p:0',
	'p:99999',
	'p:abc',
	'::1:3128',
	'"http://p:3128"',
	'http://p:1, http://q:1',
	'http=p:3128;https=p:3128',
])('does not repeat a setting that is no address, which may hold a password: %s', (setting) => {
	const read = () => proxyFor(API, { HTTPS_PROXY: setting });
	expect(read).toThrow('The environment variable HTTPS_PROXY is not the address of a proxy');
	expect(read).not.toThrow('secret');
});

it.each([
	['api.box.com', true],
	['API.BOX.COM', true],
	['box.com', true],
	['.box.com', true],
	['*.box.com', true],
	['example.com, box.com', true],
	['example.com box.com', true],
	['*', true],
	['box.com:443', true],
	['box.com:8443', false],
	['ox.com', false],
	['upload.box.com', false],
	['', false],
	['*box.com', true],
	['*:443', true],
	['*:80', false],
	['api.box.com.', true],
	['.', false],
	[':443', false],
	['10.0.0.0/8', false],
])('NO_PROXY %j exempts api.box.com: %s', (setting, isExempt) => {
	const found = proxyFor(API, { HTTPS_PROXY: 'http://p:1', NO_PROXY: setting });
	expect(found === undefined).toBe(isExempt);
	const low = proxyFor(API, { HTTPS_PROXY: 'socks5://p:1', no_proxy: 'box.com', NO_PROXY: 'x' });
	expect(low).toBeUndefined();
});

it.each([
	['http://127.0.0.1:8100', '127.0.0.0/8', true],
	['http://127.0.0.1:8100', '127.0.0.1:8100', true],
	['http://127.0.0.1:8100', '10.0.0.0/8,127.0.0.1/32', true],
	['http://127.0.0.1:8100', '10.0.0.0/8', false],
	['http://127.0.0.1:8100', '127.0.0.0/99', false],
	['http://127.0.0.1:8100', '::1', false],
	['http://[::1]:8100', '::1', true],
	['http://[::1]:8100', '[::1]', true],
	['http://[::1]:8100', '[::1]:8100', true],
	['http://[::1]:8100', '[::1]:80', false],
	['http://[fd00::1]:8100', 'fd00::/8', true],
	['http://[fd00::1]:8100', '127.0.0.0/8', false],
])('an address, %s, is exempt by NO_PROXY %s: %s', (url, setting, isExempt) => {
	const found = proxyFor(new URL(url), { HTTP_PROXY: 'http://p:1', NO_PROXY: setting });
	expect(found === undefined).toBe(isExempt);
});

it('takes NO_PROXY where no_proxy is blank', () => {
	const env = { HTTPS_PROXY: 'http://p:1', no_proxy: ' ', NO_PROXY: 'box.com' };
	expect(proxyFor(API, env)).toBeUndefined();
});
