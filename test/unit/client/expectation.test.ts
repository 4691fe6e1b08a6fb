import type { BoxRequest } from '../../../nodes/Box/client/types';
import { answer, json } from './server';
import { all, closeAll, failure, setup } from './support';

afterEach(closeAll);

const get: BoxRequest = { method: 'GET', path: ['files', '12'] };
const put: BoxRequest = { ...get, method: 'PUT', body: { name: 'a' } };
const copy: BoxRequest = { method: 'POST', path: ['files', '12', 'copy'], body: {} };
const create: BoxRequest = { method: 'POST', path: ['folders'], body: {} };
const me: BoxRequest = { method: 'GET', path: ['users', 'me'] };
const open: BoxRequest = { method: 'GET', path: ['shared_items'] };
const version: BoxRequest = { method: 'GET', path: ['files', '12', 'versions', '34'] };
const promote: BoxRequest = {
	method: 'POST',
	path: ['files', '12', 'versions', 'current'],
	body: {},
};
const trashed: BoxRequest = { method: 'GET', path: ['files', '12', 'trash'] };
const newTemplate: BoxRequest = {
	method: 'POST',
	path: ['metadata_templates', 'schema'],
	body: {},
};
const preflight: BoxRequest = { method: 'OPTIONS', path: ['files', 'content'], body: {} };
const transfer: BoxRequest = {
	method: 'PUT',
	path: ['users', '5', 'folders', '0'],
	body: { owned_by: { id: '6' } },
};
const remove: BoxRequest = { method: 'DELETE', path: ['files', '12'] };
const list: BoxRequest = { method: 'GET', path: ['folders', '0', 'items'] };

const sign: BoxRequest = { method: 'GET', path: ['sign_requests', '1a-2b-3c-4d-5e'] };
const cancel: BoxRequest = { method: 'POST', path: [...sign.path, 'cancel'], body: {} };
const metadata: BoxRequest = {
	method: 'GET',
	path: ['files', '12', 'metadata', 'enterprise', 'contract'],
	expects: 'metadata',
};
const schema: BoxRequest = {
	method: 'GET',
	path: ['metadata_templates', 'enterprise', 'contract', 'schema'],
};
const ask: BoxRequest = { method: 'POST', path: ['ai', 'ask'], body: {}, expects: 'answer' };

const share: BoxRequest = { ...put, body: { shared_link: {} }, expects: 'sharedItem' };
const unshare: BoxRequest = { ...put, body: { shared_link: null }, expects: 'unsharedItem' };

const file = { type: 'file', id: '12' };
const shared = { ...file, shared_link: { url: 'https://app.box.com/s/abc' } };

/** What proxies, gateways and servers under repair answer with a status of success. */
const NOT_BOX = [
	'',
	' ',
	'{}',
	'[]',
	'null',
	'true',
	'"ok"',
	'{"status":"maintenance"}',
	'<html>Please log in</html>',
	'{"type":"file","id":',
	'{"type":"file"}',
	'{"id":"12"}',
	'{"type":"","id":"12"}',
	'{"type":"file","id":null}',
	'{"entries":null}',
];

describe.each([200, 201, 202, 203, 206])('status %d with a body that is not Box’s', (status) => {
	it.each([
		['GET', get],
		['PUT', put],
		['a copy', copy],
		['a new item', create],
		['the user', me],
		['what a link opens', open],
		['a preflight check', preflight],
		['DELETE', remove],
		['metadata', metadata],
		['a template', schema],
		['Box AI', ask],
	])('is no success of %s', async (_, request) => {
		for (const body of NOT_BOX) {
			const { box, server } = await setup(answer(status, {}, body));
			const error = await failure(box.request(request));
			expect([error.code, error.status, server.seen.length]).toEqual(['invalid_answer', status, 1]);
		}
	});

	it('is no empty list', async () => {
		for (const body of NOT_BOX) {
			const { box } = await setup(answer(status, {}, body));
			expect((await failure(all(box.byMarker(list)))).code).toBe('invalid_answer');
			expect((await failure(all(box.byOffset(list)))).code).toBe('invalid_answer');
		}
	});
});

it.each<[string, BoxRequest, unknown]>([
	['another file', get, { type: 'file', id: '13' }],
	['another file', put, { type: 'file', id: '13' }],
	['another file', share, { ...shared, id: '13' }],
	['a file without a link', share, { ...file, shared_link: null }],
	['a file whose link is not told', share, file],
	['a file whose link has no address', share, { ...file, shared_link: {} }],
	['another file', unshare, { type: 'file', id: '13', shared_link: null }],
	['a file that still has its link', unshare, shared],
	['a folder of that ID', get, { type: 'folder', id: '12' }],
	['the copy of a folder', copy, { type: 'folder', id: '99' }],
	['a user', open, { type: 'user', id: '5' }],
	['a new file', create, { type: 'file', id: '99' }],
	['a file', me, file],
	['another version', version, { type: 'file_version', id: '35' }],
	['a file', version, { type: 'file', id: '34' }],
	['a file', promote, file],
	['another file in the trash', trashed, { type: 'file', id: '13' }],
	['a user', trashed, { type: 'user', id: '12' }],
	['a user', newTemplate, { type: 'user', id: '1' }],
	['another sign request', sign, { type: 'sign-request', id: '1a-2b-3c-4d-5f' }],
	['another sign request', cancel, { type: 'sign-request', id: '1a-2b-3c-4d-5f' }],
	['a webhook for a comment', { ...get, path: ['comments', '12'] }, { type: 'webhook', id: '12' }],
	['metadata of another template', metadata, { $scope: 'enterprise_1', $template: 'invoice' }],
	['another template', schema, { type: 'metadata_template', id: '1', templateKey: 'invoice' }],
	['no answer', ask, { created_at: '2026-01-31T09:00:00Z' }],
	['no folder for what a user owned', transfer, file],
	['no address', preflight, { upload_url: 'soon' }],
])('%s is not what was asked for', async (_, request, body) => {
	const { box } = await setup(json(200, body));
	expect((await failure(box.request(request))).code).toBe('invalid_answer');
});

it.each<[string, BoxRequest, object]>([
	['the file', get, file],
	['the file, by an ID with zeros in front', { ...get, path: ['files', '0012'] }, file],
	['a shared file', share, shared],
	['a file without a link', unshare, { ...file, shared_link: null }],
	['a copy', copy, { type: 'file', id: '99' }],
	['a folder', create, { type: 'folder', id: '99' }],
	['the user', me, { type: 'user', id: '5' }],
	['what a link opens', open, { type: 'web_link', id: '7' }],
	['a version', version, { type: 'file_version', id: '34' }],
	['the new version', promote, { type: 'file_version', id: '99' }],
	['a file in the trash', trashed, file],
	['a new template', newTemplate, { type: 'metadata_template', id: '1' }],
	['the new folder of what a user owned', transfer, { type: 'folder', id: '99' }],
	['an address', preflight, { upload_url: 'https://upload.app.box.com/x', upload_token: null }],
	['a sign request', sign, { type: 'sign-request', id: '1A-2b-3c-4d-5e' }],
	[
		'one that begins with a zero',
		{ ...sign, path: ['sign_requests', '01-2b-3c-4d-5e'] },
		{ type: 'sign-request', id: '01-2b-3c-4d-5e' },
	],
	['a cancelled one', cancel, { type: 'sign-request', id: '1a-2b-3c-4d-5e' }],
	['metadata', metadata, { $scope: 'enterprise_1', $template: 'contract' }],
	['a template', schema, { type: 'metadata_template', id: '1', templateKey: 'contract' }],
	['an answer, if it is empty', ask, { answer: '' }],
	['an object of whatever kind', { ...get, expects: 'object' }, {}],
	['a list of whatever kind', { ...get, expects: 'list' }, { entries: [{}] }],
])('%s is what was asked for', async (_, request, body) => {
	const { box } = await setup(json(200, body));
	expect(await box.request(request)).toEqual(body);
});

it.each<[string, BoxRequest, number, string, object]>([
	['a deletion that Box does later', { ...remove, expects: 'accepted' }, 202, '', {}],
	['the same with an object', { ...remove, expects: 'accepted' }, 202, '{"a":1}', { a: 1 }],
	['an item that is gone', { ...put, mayBeEmpty: true }, 204, '', {}],
	['an item that comes later', { ...put, mayBeAccepted: true }, 202, '', {}],
	['an item after all', { ...put, mayBeEmpty: true }, 200, JSON.stringify(file), file],
	['an archive in the making', { ...create, expects: 'object' }, 202, '{"a":1}', { a: 1 }],
	['several outcomes', { ...create, expects: 'object' }, 207, '{"a":1}', { a: 1 }],
	['a new item', create, 200, '{"type":"folder","id":"99"}', { type: 'folder', id: '99' }],
])('%s may be answered', async (_, request, status, body, result) => {
	const { box, server } = await setup(answer(status, {}, body));
	expect(await box.request(request)).toEqual(result);
	expect(server.seen).toHaveLength(1);
});

it.each<[string, BoxRequest, number, string]>([
	['a deletion that Box does later', { ...remove, expects: 'accepted' }, 204, ''],
	['a deletion that Box does later', { ...remove, expects: 'accepted' }, 202, '<html>Wait</html>'],
	['a deletion', remove, 202, ''],
	['an item that may be gone', { ...put, mayBeEmpty: true }, 200, ''],
	['an item that may be gone', { ...put, mayBeEmpty: true }, 202, ''],
	['an item that may come later', { ...put, mayBeAccepted: true }, 204, ''],
	['an item that may come later', { ...put, mayBeAccepted: true }, 202, '<html>Wait</html>'],
])('%s is not answered by %#: %j', async (_, request, status, body) => {
	const { box } = await setup(answer(status, {}, body));
	const error = await failure(box.request(request));
	expect(error).toMatchObject({ code: 'invalid_answer', status });
});

it('is not enough for a question that Box has nothing to say', async () => {
	const { box } = await setup(answer(204));
	for (const request of [get, put, copy, me, preflight]) {
		expect((await failure(box.request(request))).code).toBe('invalid_answer');
	}
	expect((await failure(all(box.byMarker(list)))).code).toBe('invalid_answer');
});

it.each([[[null]], [['a']], [[5, file]], [[{}]], [[file, { type: 'file' }]], [[[file]]]])(
	'does not take %j for entries',
	async (entries) => {
		const { box } = await setup(json(200, { entries }));
		expect((await failure(all(box.byMarker(list)))).code).toBe('invalid_answer');
	},
);

it.each<[string[], string]>([
	[['files', '12', 'comments'], 'comment'],
	[['files', '12', 'collaborations'], 'collaboration'],
	[['files', '12', 'tasks'], 'task'],
	[['files', '12', 'versions'], 'file_version'],
	[['tasks', '12', 'assignments'], 'task_assignment'],
	[['groups', '12', 'memberships'], 'group_membership'],
	[['groups'], 'group'],
	[['users'], 'user'],
	[['webhooks'], 'webhook'],
	[['sign_requests'], 'sign-request'],
])('has entries of one type at %j: %s', async (path, type) => {
	const request = { method: 'GET' as const, path };
	const { box } = await setup(json(200, { entries: [{ type, id: '1' }] }));
	expect(await all(box.byMarker(request))).toHaveLength(1);
	const { box: other } = await setup(
		json(200, {
			entries: [
				{ type, id: '1' },
				{ type: 'folder', id: '2' },
			],
		}),
	);
	expect((await failure(all(other.byMarker(request)))).code).toBe('invalid_answer');
});

it('leaves open what has become of a write, and of no read', async () => {
	const { box } = await setup(answer(200, {}, '{"status":"maintenance"}'));
	for (const request of [put, copy, create, remove]) {
		const error = await failure(box.request(request));
		expect(error).toMatchObject({ outcomeUnknown: true });
		expect(error.message).toContain('it may have taken effect anyway');
	}
	for (const request of [get, preflight]) {
		expect(await failure(box.request(request))).toMatchObject({ outcomeUnknown: false });
	}
});
