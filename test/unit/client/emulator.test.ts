import { randomBytes } from 'node:crypto';

import type { BoxClient, BoxClientOptions } from '../../../nodes/Box/client/boxClient';
import type { BoxItem } from '../../../nodes/Box/client/types';
import { startEmulator, type Emulator } from '../../emulator/index';
import { all, closeAll, closing, emulatorClient, failure, sha1, sourceOf } from './support';

let emulator: Emulator;
let box: BoxClient;

const connected = (options: Partial<BoxClientOptions> = {}) => emulatorClient(emulator, options);

beforeEach(async () => {
	emulator = closing(
		await startEmulator({ partSize: 1000, minimumSessionBytes: 2000, strictDownloads: true }),
	);
	box = connected();
});

afterEach(closeAll);

const bytes = async (stream: AsyncIterable<Buffer>) => Buffer.concat(await all(stream));

it('uploads, replaces, downloads and deletes a file', async () => {
	const file = await box.upload({ name: 'ü "q".txt', parentId: '0' }, sourceOf('hello'));
	expect(file).toMatchObject({ name: 'ü "q".txt', size: 5, sha1: sha1('hello') });
	const changed = await box.uploadVersion(file.id, { name: 'b.txt' }, sourceOf('hello again'), {
		ifMatch: file.etag,
		fields: ['name', 'size'],
	});
	expect(changed).toMatchObject({ id: file.id, name: 'b.txt', size: 11 });
	const download = await box.download(file.id);
	expect(download).toMatchObject({ size: 11, fileName: 'b.txt' });
	expect((await bytes(download.stream)).toString()).toBe('hello again');
	expect(await box.request({ method: 'DELETE', path: ['files', file.id] })).toEqual({});
	expect(await failure(box.download(file.id))).toMatchObject({ code: 'trashed' });
	const downloads = emulator.requests().filter(({ host }) => host === 'download');
	expect(downloads.map(({ authorized }) => authorized)).toEqual([false]);
});

it('uploads a large file and a new version of it in parts', async () => {
	const large = connected({ sessionThreshold: 2000 });
	const [first, second] = [randomBytes(12_345), randomBytes(4000)];
	const at = '2026-01-02T03:04:05+00:00';
	const file = await large.upload(
		{ name: 'a.bin', parentId: '0', contentModifiedAt: at },
		sourceOf(first),
	);
	expect(emulator.content(file.id).equals(first)).toBe(true);
	await large.uploadVersion(file.id, {}, sourceOf(second));
	expect(emulator.content(file.id).equals(second)).toBe(true);
	const error = await failure(large.upload({ name: 'A.BIN', parentId: '0' }, sourceOf(first)));
	expect(error).toMatchObject({ code: 'item_name_in_use', conflicts: [{ id: file.id }] });
});

it('survives faults at every step of an upload in parts', async () => {
	const content = randomBytes(9000);
	for (const fault of [
		{ method: 'POST', status: 503 },
		{ method: 'PUT', status: 500, after: true, times: 2 },
		{ method: 'PUT', drop: true, skip: 3 },
		{ method: 'POST', path: '/commit$', status: 202, headers: { 'retry-after': '1' } },
	]) {
		emulator.faults.add({ path: '/api/2.0/files/upload_sessions', ...fault });
	}
	const large = connected({ sessionThreshold: 2000 });
	const file = await large.upload({ name: 'a.bin', parentId: '0' }, sourceOf(content));
	expect(emulator.content(file.id).equals(content)).toBe(true);
	expect(emulator.faults.list().map(({ left }) => left)).toEqual([0, 0, 0, 0]);
});

it('does not store a file twice when the answer was lost', async () => {
	emulator.faults.add({ method: 'POST', path: '/api/2.0/files/content', status: 503, after: true });
	const file = await box.upload({ name: 'a.txt', parentId: '0' }, sourceOf('hello'));
	expect(file).toMatchObject({ name: 'a.txt', etag: '0' });
	emulator.faults.add({ method: 'POST', path: '/api/2.0/files', drop: true, after: true });
	const changed = await box.uploadVersion(file.id, { name: 'a.txt' }, sourceOf('again'));
	expect(changed.etag).toBe('1');
	emulator.faults.add({ method: 'DELETE', status: 503, after: true });
	expect(await box.request({ method: 'DELETE', path: ['files', file.id] })).toEqual({});
});

it('goes on with a download that was cut', async () => {
	const content = randomBytes(500_000);
	const { id } = emulator.addFile({ name: 'a.bin', content });
	const path = new URL(emulator.downloadUrl).pathname.replace(/\/$/, '');
	emulator.faults.add({ path: `^${path}/d/`, cut: 100_000, times: 2 });
	const { stream } = await box.download(id, { range: { start: 7, end: 399_999 } });
	expect((await bytes(stream)).equals(content.subarray(7, 400_000))).toBe(true);
	expect(emulator.faults.list().map(({ left }) => left)).toEqual([0]);
});

it('reads folders of any size, page by page', async () => {
	const names = Array.from({ length: 25 }, (_, index) => `f${String(index).padStart(2, '0')}.txt`);
	for (const name of names) emulator.addFile({ name, content: name });
	const query = { fields: ['name'] };
	const request = { method: 'GET' as const, path: ['folders', '0', 'items'], query };
	const marked = { ...request, query: { ...query, usemarker: true } };
	for (const items of [
		await all(box.byMarker<BoxItem>(marked, { pageSize: 10 })),
		await all(box.byOffset<BoxItem>(request, { pageSize: 10 })),
	]) {
		expect(items.map(({ name }) => name)).toEqual(names);
	}
	emulator.clearRequests();
	expect(await all(box.byOffset(request, { limit: 5 }))).toHaveLength(5);
	expect(emulator.requests().map(({ query }) => query?.limit)).toEqual(['5']);
});

it('renews its token in the middle of everything', async () => {
	const file = await box.upload({ name: 'a.txt', parentId: '0' }, sourceOf('hello'));
	emulator.expireAccessTokens();
	await box.uploadVersion(file.id, { name: 'a.txt' }, sourceOf('again'));
	emulator.expireAccessTokens();
	expect((await bytes((await box.download(file.id)).stream)).toString()).toBe('again');
});

it('waits for an event and reads it', async () => {
	const query = { streamType: 'all', streamPosition: 'now' };
	const { nextStreamPosition } = await box.eventPage(query);
	expect(BigInt(nextStreamPosition)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
	const [realtime] = await box.realtimeServers('all');
	if (!realtime) throw new Error('Box named no realtime server');
	const poll = box.longPoll(realtime, nextStreamPosition);
	await emulator.waitFor(({ query: sent }) => sent?.stream_position === nextStreamPosition);
	const { id } = emulator.addFile({ name: 'a.txt', content: 'hello' });
	expect(await poll).toBe('new_change');
	const page = await box.eventPage({ ...query, streamPosition: nextStreamPosition });
	expect(page.entries).toMatchObject([{ event_type: 'ITEM_UPLOAD', source: { id } }]);
	expect(page.nextStreamPosition).not.toBe(nextStreamPosition);
});

it('opens shared content with its password, and acts for another user', async () => {
	const { id } = emulator.addFile({ name: 'a.txt', content: 'hello' });
	const password = 'Pass&word1';
	const shared = await box.request({
		method: 'PUT',
		path: ['files', id],
		query: { fields: ['shared_link'] },
		body: { shared_link: { access: 'open', password } },
	});
	const { url } = shared.shared_link as { url: string };
	const { outsider, colleague } = emulator.users;
	const token = emulator.connect(outsider.id).access_token;
	const tokens = { current: async () => token, refresh: async () => token };
	const stranger = connected({ tokens });
	expect(await failure(stranger.download(id))).toMatchObject({ status: 404 });
	const wrong = stranger.with({ sharedLink: { url, password: 'wrong' } });
	expect(await failure(wrong.download(id))).toMatchObject({ status: 403 });
	const download = await stranger.with({ sharedLink: { url, password } }).download(id);
	expect((await bytes(download.stream)).toString()).toBe('hello');
	const me = await box
		.with({ asUser: colleague.id })
		.request({ method: 'GET', path: ['users', 'me'] });
	expect(me.id).toBe(colleague.id);
});
