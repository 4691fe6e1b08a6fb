import { file } from '../../../nodes/Box/entities/file';
import { folder } from '../../../nodes/Box/entities/folder';
import type { Entity } from '../../../nodes/Box/framework/references/entity';
import { parseReference, parseSharedLink } from '../../../nodes/Box/framework/references/reference';
import { thrown } from './thrown';

const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });

const parse = (value: unknown, entity: Entity = file) => parseReference(value, entity, 'Place');

test.each([
	[locator('id', '12'), { kind: 'id', id: '12' }],
	[locator('list', ' 12 '), { kind: 'id', id: '12' }],
	[locator('id', 12), { kind: 'id', id: '12' }],
	['12', { kind: 'id', id: '12' }],
	[12, { kind: 'id', id: '12' }],
	[locator('path', '/a/b c'), { kind: 'path', segments: ['a', 'b c'] }],
	[locator('path', 'a/b/'), { kind: 'path', segments: ['a', 'b'] }],
	['/a', { kind: 'path', segments: ['a'] }],
	[locator('url', ' https://app.box.com/file/12 '), { kind: 'id', id: '12' }],
	[locator('url', 'http://acme.box.com/file/12/?x=1#y'), { kind: 'id', id: '12' }],
	['https://APP.BOX.COM/notes/12', { kind: 'id', id: '12' }],
	[locator('url', 'https://app.box.com/files/0/f/34/1/f_12'), { kind: 'id', id: '12' }],
	[
		locator('url', 'https://app.box.com/s/AbC'),
		{ kind: 'sharedLink', sharedLink: 'https://app.box.com/s/AbC' },
	],
	[
		locator('url', 'https://acme.box.com/v/annual-report?x=1'),
		{ kind: 'sharedLink', sharedLink: 'https://acme.box.com/v/annual-report' },
	],
	[
		'https://acme.app.box.com/embed/s/AbC?view=list&sortColumn=date',
		{ kind: 'sharedLink', sharedLink: 'https://acme.app.box.com/s/AbC' },
	],
	[
		locator('url', 'http://127.0.0.1:8100/s/AbC'),
		{ kind: 'sharedLink', sharedLink: 'http://127.0.0.1:8100/s/AbC' },
	],
	[
		locator('url', 'https://app.box.com/s/AbC/file/12'),
		{ kind: 'id', id: '12', sharedLink: 'https://app.box.com/s/AbC' },
	],
	// What plainly is a URL or a path is one, whatever the mode.
	[locator('id', 'https://app.box.com/file/12'), { kind: 'id', id: '12' }],
	[locator('list', ' https://app.box.com/file/12 '), { kind: 'id', id: '12' }],
	[locator('path', 'https://app.box.com/file/12'), { kind: 'id', id: '12' }],
	[locator('id', 'app.box.com/file/12'), { kind: 'id', id: '12' }],
	[locator('url', 'acme.app.box.com/file/12'), { kind: 'id', id: '12' }],
	['https://app.box.com/s/AbC', { kind: 'sharedLink', sharedLink: 'https://app.box.com/s/AbC' }],
	[locator('id', '/Reports/a.txt'), { kind: 'path', segments: ['Reports', 'a.txt'] }],
	[locator('list', 'Reports/a.txt'), { kind: 'path', segments: ['Reports', 'a.txt'] }],
	[locator('url', '/Reports/a.txt'), { kind: 'path', segments: ['Reports', 'a.txt'] }],
	['Reports/a.txt', { kind: 'path', segments: ['Reports', 'a.txt'] }],
	[' /Reports/a.txt ', { kind: 'path', segments: ['Reports', 'a.txt'] }],
	[locator('path', '\\Reports\\a.txt'), { kind: 'path', segments: ['Reports', 'a.txt'] }],
	['Reports\\a.txt', { kind: 'path', segments: ['Reports', 'a.txt'] }],
	[locator('id', '0012'), { kind: 'id', id: '12' }],
	['https://app.box.com/file/0012', { kind: 'id', id: '12' }],
	['https://APP.BOX.COM:443/FILE/12?a=/folder/3#/folder/4', { kind: 'id', id: '12' }],
	['https://user:word@app.box.com:8443/file/12', { kind: 'id', id: '12' }],
	['app.box.com:443/file/12', { kind: 'id', id: '12' }],
	['https://api.box.com/2.0/files/12/content?version=3', { kind: 'id', id: '12' }],
	[
		'https://acme.app.box.com/shared/static/AbC.tar.gz',
		{ kind: 'sharedLink', sharedLink: 'https://acme.app.box.com/s/AbC' },
	],
	// What AI agents, and texts that people write, put around it.
	['"12"', { kind: 'id', id: '12' }],
	[locator('id', "'12'"), { kind: 'id', id: '12' }],
	['`/Reports/a.txt`', { kind: 'path', segments: ['Reports', 'a.txt'] }],
	['"Reports"/"a.txt"', { kind: 'path', segments: ['"Reports"', '"a.txt"'] }],
	['[a.txt](https://app.box.com/file/12)', { kind: 'id', id: '12' }],
	['<https://app.box.com/file/12>', { kind: 'id', id: '12' }],
	['“https://app.box.com/file/12”', { kind: 'id', id: '12' }],
	['«/Reports/a.txt»', { kind: 'path', segments: ['Reports', 'a.txt'] }],
	[locator('path', '“Drafts”/a.txt'), { kind: 'path', segments: ['“Drafts”', 'a.txt'] }],
	['https://app.box.com/file/12.', { kind: 'id', id: '12' }],
	['https://app.box.com/file/12%20', { kind: 'id', id: '12' }],
	['file_12', { kind: 'id', id: '12' }],
	// An item of Box stands for its ID, a locator may be JSON.
	[
		{ type: 'file', id: '12', name: 'a.txt' },
		{ kind: 'id', id: '12' },
	],
	[locator('id', '{"type":"file","id":"12"}'), { kind: 'id', id: '12' }],
	['{"mode":"path","value":"/a"}', { kind: 'path', segments: ['a'] }],
	// A path may begin with a name that looks like an ID, or like a host.
	[locator('path', '2026'), { kind: 'path', segments: ['2026'] }],
	[locator('path', 'box.com/a'), { kind: 'path', segments: ['box.com', 'a'] }],
	['2026/a', { kind: 'path', segments: ['2026', 'a'] }],
])('%j', (value, expected) => {
	expect(parse(value)).toEqual(expected);
});

test.each([
	[locator('id', '0'), { kind: 'id', id: '0' }],
	[locator('path', '/'), { kind: 'path', segments: [] }],
	[locator('id', '00'), { kind: 'id', id: '0' }],
	[locator('list', 'All Files'), { kind: 'path', segments: ['All Files'] }],
	[' all files ', { kind: 'path', segments: ['all files'] }],
	[locator('url', 'All Files/Reports'), { kind: 'path', segments: ['All Files', 'Reports'] }],
	[locator('url', 'https://app.box.com/folder/0'), { kind: 'id', id: '0' }],
	[locator('url', 'https://app.box.com/files/0/f/12/Reports'), { kind: 'id', id: '12' }],
])('a folder: %j', (value, expected) => {
	expect(parse(value, folder)).toEqual(expected);
});

test.each([
	[undefined, "'Place' is empty"],
	[null, "'Place' is empty"],
	['', "'Place' is empty"],
	[locator('list', '  '), "'Place' is empty"],
	[locator('id', { id: '12' }), "'Place' is not a text"],
	['{"id":"12"}', `'Place' is not the ID of a file: '{"id":"12"}'`],
	[{ type: 'folder', id: '12' }, "'Place' is a folder, not a file"],
	['{"id":', "'Place' is not the ID of a file: '{\"id\":'"],
	['All Files', "'Place' is not the ID of a file: 'All Files'"],
	['https://app.box.com/embed/', "'Place' is not the URL of a file"],
	['folder_12', "'Place' is not the ID of a file: 'folder_12'"],
	[true, "'Place' is not a text"],
	[locator('id', '12a'), "'Place' is not the ID of a file: '12a'"],
	[locator('id', '-1'), "'Place' is not the ID of a file: '-1'"],
	[locator('id', 1.5), "'Place' is not the ID of a file: '1.5'"],
	[locator('id', 'Reports'), "'Place' is not the ID of a file: 'Reports'"],
	['report.pdf', "'Place' is not the ID of a file: 'report.pdf'"],
	[12_345_678_901_234_567_890, "'Place' is a number too large to be exact"],
	[{ mode: { toString: 1 }, value: 'a' }, "'Place' is not the ID of a file: 'a'"],
	[locator('id', '0'), "'Place' names the root folder, not a file"],
	[locator('id', '000'), "'Place' names the root folder, not a file"],
	['https://app.box.com/file/0', "'Place' names the root folder, not a file"],
	['1'.repeat(21), "'Place' is a number too long for an ID: '111"],
	[`https://app.box.com/file/${'1'.repeat(9000)}`, "'Place' is a number too long for an ID: '111"],
	[locator('path', '/'), "'Place' is the path of the root folder, not of a file"],
	[locator('path', 'a//b'), "'Place' is not a path: 'a//b'"],
	// An expression that gives nothing must not lead to the folder above.
	[locator('path', '//b'), "'Place' is not a path: '//b'"],
	[locator('path', 'a//'), "'Place' is not a path: 'a//'"],
	[locator('path', '//'), "'Place' is not a path: '//'"],
	[locator('path', 'a\\\\b'), "'Place' is not a path: 'a\\\\b'"],
	[locator('path', '/a/./b'), "'Place' is not a path: '/a/./b'"],
	[locator('path', '/../b'), "'Place' is not a path: '/../b'"],
	[locator('url', '12'), "'Place' is not a URL of Box: '12'"],
	[
		locator('url', 'https://dl.boxcloud.com/d/1/signature/download?token=secret'),
		"'Place' is not a URL of Box: 'https://dl.boxcloud.com/…'",
	],
	[
		locator('id', 'https://dl.boxcloud.com/d/1/signature/download'),
		"'Place' is not a URL of Box: 'https://dl.boxcloud.com/…'",
	],
	[
		'dl.boxcloud.com/d/1/signature/download',
		"'Place' is not a URL of Box: 'https://dl.boxcloud.com/…'",
	],
	[
		locator('path', '/see https://user:word@dl.boxcloud.com/d/1/signature/download'),
		"'Place' is not a path: '/see https://dl.boxcloud.com/…'",
	],
	[locator('path', '/see https://%/signature'), "'Place' is not a path: '/see https://…'"],
	[locator('path', '/a\n/b//c'), "'Place' is not a path: '/a…'"],
	[locator('url', 'https://box.com.example.com/file/12'), "'Place' is not a URL of Box"],
	[locator('url', 'https://notbox.com/file/12'), "'Place' is not a URL of Box"],
	[locator('url', 'ftp://app.box.com/file/12'), "'Place' is not a URL of Box"],
	[locator('url', 'https://app.box.com/'), "'Place' is not the URL of a file"],
	[locator('url', 'https://app.box.com/file/abc'), "'Place' is not the URL of a file"],
	[locator('url', 'https://'), "'Place' is not a URL of Box: 'https://'"],
	[locator('id', 'ftp://app.box.com/file/12'), "'Place' is not a URL of Box"],
	[locator('url', 'https://app.box.com/s/'), "'Place' is not the URL of a file"],
	[locator('url', 'https://app.box.com/folder/12'), 'is the URL of a folder, not of a file'],
	[locator('url', 'https://app.box.com/web_link/12'), 'is the URL of a web link, not of a file'],
	['https://api.box.com/2.0/web_links/12', 'is the URL of a web link, not of a file'],
	['https://api.box.com/2.0/files/content', "'Place' is not the URL of a file"],
	['https://app.box.com/file/12.5', "'Place' is not the URL of a file"],
	['https://app.box.com/shared/static/', "'Place' is not the URL of a file"],
])('%j is refused', (value, message) => {
	expect(thrown(() => parse(value))).toMatchObject({
		name: 'InputError',
		message: expect.stringContaining(message),
		description: expect.stringMatching(/\w/),
	});
});

test('a shared link', () => {
	const url = 'https://app.box.com/s/AbC?x=1';
	for (const text of [` ${url} `, `"${url}"`, `[offer](${url})`]) {
		expect(parseSharedLink(text, 'Link')).toBe('https://app.box.com/s/AbC');
	}
	for (const [text, shown] of [
		['AbC', 'AbC'],
		['https://example.com/s/AbC', 'https://example.com/…'],
		['https://app.box.com/file/12?x=1', 'https://app.box.com/file/12'],
	] as const) {
		expect(() => parseSharedLink(text, 'Link')).toThrow(
			`'Link' is not a shared link of Box: '${shown}'`,
		);
	}
});

test('a long text is refused quickly, and not repeated', () => {
	for (const value of ['a.'.repeat(500_000), 'a'.repeat(1_000_000), `${'a'.repeat(1e6)}//`]) {
		const { message } = thrown(() => parse(value)) as Error;
		expect(message.length).toBeLessThan(200);
	}
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
	'the address /%s/12 names no item',
	(key) => {
		expect(thrown(() => parse(`https://app.box.com/${key}/12`))).toMatchObject({
			name: 'InputError',
			message: `'Place' is not the URL of a file: 'https://app.box.com/${key}/12'`,
		});
	},
);
