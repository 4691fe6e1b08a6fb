import { randomBytes } from 'node:crypto';

import type { BoxClient } from '../../../nodes/Box/client/boxClient';
import { startEmulator, type Emulator } from '../../emulator';
import { answer, json } from './server';
import { closeAll, closing, emulatorClient, failure, setup, sha1, sourceOf } from './support';

const attributes = { name: 'a.txt', parentId: '0' };
const source = sourceOf('hello');
const damage = { method: 'POST', path: '/api/2.0/files', damage: true };

let emulator: Emulator;
let box: BoxClient;

beforeEach(async () => {
	emulator = closing(await startEmulator({ partSize: 1000, minimumSessionBytes: 2000 }));
	box = emulatorClient(emulator);
});

afterEach(async () => {
	expect(emulator.violations()).toEqual([]);
	await closeAll();
});

const contentOf = ({ id }: { id: string }) => emulator.content(id).toString();

describe('a new file that was damaged on its way', () => {
	it.each([1, 2])('gets its bytes again (%i times)', async (times) => {
		emulator.faults.add({ ...damage, times });
		const at = '2026-01-02T03:04:05Z';
		const described = { ...attributes, description: 'd', contentModifiedAt: at };
		const fields = ['description', 'content_modified_at', 'sha1'];
		const file = await box.upload(described, source, { fields });
		expect(file).toMatchObject({ sha1: sha1('hello'), description: 'd' });
		expect(Date.parse(String(file.content_modified_at))).toBe(Date.parse(at));
		expect(contentOf(file)).toBe('hello');
		expect(emulator.tree()).toBe('a.txt  5 bytes');
	});

	it('is removed if that does not help', async () => {
		emulator.faults.add({ ...damage, times: 3 });
		const error = await failure(box.upload(attributes, source));
		expect(error.code).toBe('bad_digest');
		expect(error.message).toContain('The damaged file was removed');
		expect(emulator.tree()).toBe('');
	});

	it('is named if it cannot be removed either', async () => {
		emulator.faults.add({ ...damage, times: 3 });
		emulator.faults.add({ method: 'DELETE', status: 403 });
		const error = await failure(box.upload(attributes, source));
		expect(error.code).toBe('damaged_upload');
		const file = emulator.find('/a.txt');
		expect(error.message).toContain(`'a.txt' (ID ${file?.id})`);
		expect(error.message).toContain('still in Box');
	});

	it('is removed if its bytes can no longer be read', async () => {
		emulator.faults.add(damage);
		let opened = 0;
		const once = {
			size: source.size,
			open: () => {
				if (++opened > 1) throw new Error('The data is gone');
				return source.open();
			},
		};
		const error = await failure(box.upload(attributes, once));
		expect(error.code).toBe('bad_digest');
		expect(error.message).toContain('They could not be sent again: The data is gone.');
		expect(emulator.tree()).toBe('');
	});

	it('is removed if the execution is cancelled meanwhile', async () => {
		const stop = new AbortController();
		const cancelled = new Error('The execution was cancelled');
		emulator.faults.add(damage);
		emulator.faults.add({ method: 'POST', path: '/api/2.0/files', stall: true });
		const upload = emulatorClient(emulator, { signal: stop.signal }).upload(attributes, source);
		await emulator.waitFor(() => emulator.requests().length === 2);
		stop.abort(cancelled);
		await expect(upload).rejects.toBe(cancelled);
		await emulator.waitFor(() => emulator.tree() === '');
	});

	it('holds up nobody who cancels while it is removed', async () => {
		const stop = new AbortController();
		const cancelled = new Error('The execution was cancelled');
		emulator.faults.add({ ...damage, times: 3 });
		const removal = emulator.faults.add({ method: 'DELETE', stall: true });
		const upload = emulatorClient(emulator, { signal: stop.signal }).upload(attributes, source);
		while (removal.hits === 0) await new Promise(setImmediate);
		stop.abort(cancelled);
		await expect(upload).rejects.toBe(cancelled);
	}, 5_000);

	it('is left alone once somebody else has changed it', async () => {
		const damaged = { type: 'file', id: '12', name: 'a.txt', etag: '0', sha1: sha1('other') };
		const changed = json(412, { code: 'precondition_failed' });
		const { box: client, server } = await setup(json(201, { entries: [damaged] }), changed);
		const error = await failure(client.upload(attributes, source));
		expect(error.code).toBe('damaged_version');
		expect(error.message).not.toContain('still in Box');
		expect(server.paths).toEqual([
			'POST /api/2.0/files/content',
			'POST /api/2.0/files/12/content',
			'DELETE /2.0/files/12',
		]);
		expect(server.seen.map(({ headers }) => headers['if-match'])).toEqual([undefined, '0', '0']);
	});
});

it('does not call a damaged version current that somebody has replaced', async () => {
	const damaged = { type: 'file', id: '12', name: 'a.txt', etag: '1', sha1: sha1('other') };
	const changed = json(412, { code: 'precondition_failed' });
	const { box: client, server } = await setup(json(201, { entries: [damaged] }), changed);
	const error = await failure(client.uploadVersion('12', { name: 'a.txt' }, source));
	expect(error.code).toBe('damaged_version');
	expect(error.message).toContain('The file was changed meanwhile');
	expect(error.message).not.toContain('still in Box');
	expect(server.seen).toHaveLength(2);
});

it('does not call a new file current that somebody has changed and that may not be removed', async () => {
	const damaged = { type: 'file', id: '12', name: 'a.txt', etag: '0', sha1: sha1('other') };
	const { box: client } = await setup(
		json(201, { entries: [damaged] }),
		json(412, { code: 'precondition_failed' }),
		json(403, { code: 'forbidden' }),
	);
	const error = await failure(client.upload(attributes, source));
	expect(error.code).toBe('damaged_version');
});

describe('a damaged file that somebody has removed meanwhile', () => {
	const named = { type: 'file', id: '12', name: 'a.txt', etag: '1', sha1: sha1('other') };
	const damaged = json(201, { entries: [named] });
	const gone = json(404, { type: 'error', code: 'not_found' });

	it.each([
		['not there', gone],
		['not there, as something without words says', answer(404)],
		['in the trash', json(404, { type: 'error', code: 'trashed' })],
	])('is %s, and so nothing is left of it', async (_, missing) => {
		const { box: client, server } = await setup(damaged, missing);
		const error = await failure(client.upload(attributes, source));
		expect(error.code).toBe('bad_digest');
		expect(error.message).toContain('Somebody has removed the damaged file meanwhile');
		expect(error.message).not.toContain('still in Box');
		expect(server.paths.at(-1)).toBe('DELETE /2.0/files/12');
	});

	it('has no damaged version either', async () => {
		const { box: client, server } = await setup(damaged, gone);
		const error = await failure(client.uploadVersion('12', { name: 'a.txt' }, source));
		expect(error.code).toBe('bad_digest');
		expect(error.message).toContain('Somebody has removed the damaged file meanwhile');
		expect(server.paths.filter((path) => path.startsWith('DELETE'))).toEqual([]);
	});

	it('has one if only the upload host does not find it', async () => {
		const there = json(200, named);
		const { box: client } = await setup(damaged, answer(404), there);
		const error = await failure(client.uploadVersion('12', { name: 'a.txt' }, source));
		expect(error.code).toBe('damaged_upload');
		expect(error.message).toContain('still in Box');
	});
});

describe('a new file of which Box does not say', () => {
	const named = { type: 'file', id: '12', name: 'a.txt', etag: '0' };

	it.each([
		['the SHA-1', named, json(200, { ...named, sha1: sha1('other') })],
		[
			'the SHA-1, as it is null',
			{ ...named, sha1: null },
			json(200, { ...named, sha1: sha1('x') }),
		],
		['the etag', { ...named, etag: null, sha1: sha1('other') }, json(500, {})],
	])(
		'%s: the damage is said, and nothing is changed that may be somebody else’s',
		async (_, stored, read) => {
			const { box: client, server } = await setup(json(201, { entries: [stored] }), read);
			const error = await failure(client.upload(attributes, source));
			expect(error.code).toBe('damaged_upload');
			expect(error.message).toContain('still in Box');
			expect(server.seen.filter(({ method }) => method !== 'GET')).toHaveLength(1);
		},
	);

	it('is stored if the SHA-1 that it has is right', async () => {
		const right = json(200, { ...named, sha1: sha1('hello') });
		const { box: client, server } = await setup(json(201, { entries: [named] }), right);
		expect(await client.upload(attributes, source)).toMatchObject({ id: '12' });
		expect(server.paths).toEqual(['POST /api/2.0/files/content', 'GET /2.0/files/12?fields=sha1']);
	});

	it('is stored if the account may not read it', async () => {
		const { box: client } = await setup(json(201, { entries: [named] }), json(403, {}));
		expect(await client.upload(attributes, source)).toMatchObject({ id: '12' });
	});
});

describe('a new version that was damaged on its way', () => {
	it('gets its bytes again, guarded by the etag it has now', async () => {
		const { id, etag } = await box.upload(attributes, sourceOf('old'));
		emulator.faults.add(damage);
		const file = await box.uploadVersion(id, { name: 'b.txt' }, source, { ifMatch: etag });
		expect(file).toMatchObject({ id, name: 'b.txt', etag: '2' });
		expect(contentOf(file)).toBe('hello');
	});

	it('is named if that does not help, and not removed', async () => {
		const { id } = await box.upload(attributes, sourceOf('old'));
		emulator.faults.add({ ...damage, times: 3 });
		const error = await failure(box.uploadVersion(id, { name: attributes.name }, source));
		expect(error.code).toBe('damaged_upload');
		expect(error.message).toContain(id);
		expect(emulator.find('/a.txt')?.id).toBe(id);
	});

	it('replaces one whose answer was lost', async () => {
		const { id } = await box.upload(attributes, sourceOf('old'));
		emulator.faults.add({ ...damage, after: true, status: 503 });
		const file = await box.uploadVersion(id, { name: attributes.name }, source);
		expect(contentOf(file)).toBe('hello');
	});

	it('leaves a doubt where the etag has changed after a lost answer', async () => {
		const { id, etag } = await box.upload(attributes, sourceOf('old'));
		emulator.faults.add({ ...damage, after: true, status: 503 });
		const { name } = attributes;
		expect(await failure(box.uploadVersion(id, { name }, source, { ifMatch: etag }))).toMatchObject(
			{
				code: 'precondition_failed',
				outcomeUnknown: true,
			},
		);
	});
});

it('is no success if Box answers with another file than the one that was to change', async () => {
	const other = { type: 'file', id: '13', name: 'a.txt', etag: '1', sha1: sha1('hello') };
	const { box: client } = await setup(json(201, { entries: [other] }));
	const error = await failure(client.uploadVersion('12', { name: 'a.txt' }, source));
	expect(error).toMatchObject({ code: 'invalid_answer', status: 201, outcomeUnknown: true });
});

describe('a part that was damaged on its way', () => {
	const content = randomBytes(5000);
	const part = { method: 'PUT', path: '/api/2.0/files/upload_sessions', damage: true };

	it('is sent again', async () => {
		emulator.faults.add({ ...part, times: 2, skip: 1 });
		const file = await emulatorClient(emulator, { sessionThreshold: 2000 }).upload(
			attributes,
			sourceOf(content),
		);
		expect(emulator.content(file.id).equals(content)).toBe(true);
	});

	it('ends the upload if that does not help', async () => {
		emulator.faults.add({ ...part, times: 99 });
		const large = emulatorClient(emulator, { sessionThreshold: 2000 });
		expect(await failure(large.upload(attributes, sourceOf(content)))).toMatchObject({
			code: 'bad_digest',
		});
		expect(emulator.tree()).toBe('');
	});
});

it('repairs a file of many parts whose bytes Box gives otherwise', async () => {
	const content = randomBytes(3000);
	const large = emulatorClient(emulator, { sessionThreshold: 2000 });
	emulator.faults.add({
		path: '/commit$',
		after: true,
		status: 201,
		body: { entries: [{ type: 'file', id: '1500000000001', etag: '0', sha1: sha1('other') }] },
	});
	const file = await large.upload(attributes, sourceOf(content));
	expect(file).toMatchObject({ etag: '1', sha1: sha1(content) });
	expect(emulator.content(file.id).equals(content)).toBe(true);
});

it('finds a large file whose commit was not answered, also under a name that Box folds', async () => {
	const content = randomBytes(3000);
	const large = emulatorClient(emulator, { sessionThreshold: 2000 });
	// The session is gone once its commit has worked.
	emulator.faults.add({ path: '/commit$', after: true, drop: true });
	emulator.faults.add({ path: '/commit$', status: 404, body: { code: 'not_found' } });
	const file = await large.upload({ name: '①.bin', parentId: '0' }, sourceOf(content));
	expect(file).toMatchObject({ name: '①.bin', sha1: sha1(content) });
});
