import type { BoxClient } from '../../../nodes/Box/client/boxClient';
import { startEmulator, type Emulator } from '../../emulator/index';
import { closeAll, closing, emulatorClient, failure, sourceOf } from './support';

let emulator: Emulator;
let box: BoxClient;

beforeEach(async () => {
	emulator = closing(await startEmulator({ openapi: '' }));
	box = emulatorClient(emulator).remembering();
});

afterEach(closeAll);

const NEW_PAGE = 'GET /2.0/folders/0/items';
const ASKED = 'OPTIONS /2.0/files/content';
const NFC = 'Café'.normalize('NFC');
const NFD = 'Café'.normalize('NFD');

const calls = () => emulator.requests().map(({ method, path }) => `${method} ${path}`);

/** The ID of the file of that name in a folder, and what was asked to find it. */
async function lookUp(name: string, { client = box, folderId = '0' } = {}) {
	emulator.clearRequests();
	const { found } = await client.findChild(folderId, name, 'file');
	return { id: found?.id, asked: calls() };
}

const addFile = (name: string, parentId = '0') => emulator.addFile({ name, parentId, content: '' });
const fill = (count: number, parentId = '0') =>
	emulator.addManyFiles({ count, parentId, name: (number) => `${10_000 + number}` });

describe('what was listed', () => {
	it('serves all later look-ups', async () => {
		const { id } = addFile('a');
		const other = addFile('b');
		expect(await lookUp('a')).toEqual({ id, asked: [NEW_PAGE] });
		expect(await lookUp('a')).toEqual({ id, asked: [] });
		expect(await lookUp('B')).toEqual({ id: other.id, asked: [] });
	});

	it('is listed once for all who ask at the same time, and only as far as they need', async () => {
		const files = fill(3500);
		const wanted = [5, 17, 1999, 1500];
		const found = wanted.map(
			async (number) => await box.findChild('0', `${10_000 + number}`, 'file'),
		);
		const ids = (await Promise.all(found)).map((each) => each.found?.id);
		expect(ids).toEqual(wanted.map((number) => files[number]?.id));
		expect(calls()).toEqual([NEW_PAGE, NEW_PAGE]);
		expect((await lookUp('13499')).asked).toEqual([NEW_PAGE, NEW_PAGE]);
	});

	it('is what this user sees, and not another', async () => {
		const { id: colleague } = emulator.users.colleague;
		const own = addFile('a');
		const other = emulator.addFile({ name: 'a', content: '', as: colleague });
		const client = box.with({ asUser: colleague });
		expect(await lookUp('a')).toEqual({ id: own.id, asked: [NEW_PAGE] });
		expect(await lookUp('a', { client })).toEqual({ id: other.id, asked: [NEW_PAGE] });
		expect(await lookUp('a')).toEqual({ id: own.id, asked: [] });
	});

	it('is forgotten with the run', async () => {
		const { id } = addFile('a');
		await lookUp('a');
		const client = box.remembering();
		expect(await lookUp('a', { client })).toEqual({ id, asked: [NEW_PAGE] });
	});

	it('gives the very same name before one in another form', async () => {
		const [one, other] = [addFile(NFD), addFile(NFC)];
		expect((await lookUp(NFC)).id).toBe(other.id);
		expect((await lookUp(NFD)).id).toBe(one.id);
		expect((await lookUp(NFC.toUpperCase())).id).toBe(other.id);
	});

	it('fails for all who wait, and is listed anew for the next', async () => {
		const { id } = addFile('a');
		emulator.faults.add({ path: '/2.0/folders/0/items', status: 400 });
		const [one, other] = [box.findChild('0', 'a', 'file'), box.findChild('0', 'b', 'file')];
		expect(await failure(one)).toMatchObject({ status: 400 });
		expect(await failure(other)).toMatchObject({ status: 400 });
		expect(calls()).toEqual([NEW_PAGE]);
		expect(await lookUp('a')).toEqual({ id, asked: [NEW_PAGE] });
	});
});

describe('a name that was not listed', () => {
	it('is asked for with one call, however large the folder is', async () => {
		fill(2500);
		await lookUp('none');
		expect((await lookUp('none')).asked).toEqual([ASKED]);
		const { id } = addFile('late');
		expect(await lookUp('late')).toEqual({ id, asked: [ASKED] });
		expect(await lookUp('late')).toEqual({ id, asked: [] });
	});

	it('is there although the listing had gone past it when the look-up began', async () => {
		fill(10);
		emulator.faults.add({ path: '/2.0/folders/0/items', after: true, stall: 30 });
		const first = box.findChild('0', 'late', 'file');
		await emulator.waitFor(({ path }) => path === '/2.0/folders/0/items');
		const { id } = addFile('late');
		expect((await box.findChild('0', 'late', 'file')).found?.id).toBe(id);
		await first;
	});

	it('is another item than the one that Box takes for it', async () => {
		addFile('1.pdf');
		await lookUp('none');
		expect((await lookUp('①.pdf')).id).toBeUndefined();
		const { id } = addFile('①.pdf');
		expect(await lookUp('①.pdf')).toEqual({ id, asked: [NEW_PAGE] });
	});

	it('is listed again if it has other forms', async () => {
		await lookUp('none');
		const { id } = addFile(NFD);
		expect(await lookUp(NFC)).toEqual({ id, asked: [NEW_PAGE] });
	});

	it('is told to be that of a folder', async () => {
		await lookUp('none');
		const { id } = emulator.addFolder({ name: 'Late' });
		const { found, other } = await box.findChild('0', 'late', 'file');
		expect({ found, other }).toMatchObject({ found: undefined, other: { type: 'folder', id } });
	});

	it('is listed again for who may not upload: once for all who ask at the same time', async () => {
		const { id: folderId } = emulator.addFolder({ name: 'Shared' });
		const userId = emulator.users.colleague.id;
		emulator.addCollaboration({ itemType: 'folder', itemId: folderId, userId, role: 'viewer' });
		const client = box.with({ asUser: userId });
		const page = `GET /2.0/folders/${folderId}/items`;
		expect((await lookUp('a', { client, folderId })).asked).toEqual([page]);
		expect((await lookUp('a', { client, folderId })).asked).toEqual([ASKED, page]);
		emulator.clearRequests();
		const names = Array.from({ length: 10 }, (_, number) => `${number}`);
		await Promise.all(names.map(async (name) => await client.findChild(folderId, name, 'file')));
		expect(calls().length).toBeLessThanOrEqual(2);
		const { id } = addFile('a', folderId);
		expect(await lookUp('a', { client, folderId })).toEqual({ id, asked: [page] });
	});
});

describe('what the same client does', () => {
	const put = async (id: string, body: object, fields?: string[]) =>
		await box.request({
			method: 'PUT',
			path: ['files', id],
			query: { fields },
			body: body as Record<string, string>,
		});

	it.each([[undefined], [['etag']]])('a new name, with the fields %j', async (fields) => {
		const { id } = addFile('a');
		await lookUp('a');
		await put(id, { name: 'b' }, fields);
		expect((await lookUp('a')).id).toBeUndefined();
		expect((await lookUp('b')).id).toBe(id);
	});

	it('a new name costs no listing', async () => {
		const { id } = addFile('a');
		await lookUp('a');
		await put(id, { name: 'b' });
		expect(await lookUp('b')).toEqual({ id, asked: [] });
		await put(id, { description: 'x' });
		expect(await lookUp('b')).toEqual({ id, asked: [] });
	});

	it('a move to another folder', async () => {
		const { id } = addFile('a');
		const { id: folderId } = emulator.addFolder({ name: 'F' });
		await lookUp('a');
		await lookUp('a', { folderId });
		await put(id, { parent: { id: folderId } });
		expect((await lookUp('a')).id).toBeUndefined();
		expect(await lookUp('a', { folderId })).toEqual({ id, asked: [] });
	});

	it('a deletion, and another file of the name', async () => {
		const { id } = addFile('a');
		await lookUp('a');
		await box.request({ method: 'DELETE', path: ['files', id] });
		expect((await lookUp('a')).id).toBeUndefined();
		const stored = await box.upload({ name: 'a', parentId: '0' }, sourceOf('x'));
		expect(await lookUp('a')).toEqual({ id: stored.id, asked: [] });
		await box.request({ method: 'DELETE', path: ['files', stored.id] });
		await box.request({ method: 'POST', path: ['files', stored.id] });
		expect(await lookUp('a')).toEqual({ id: stored.id, asked: [] });
	});

	it('a new form of a name goes before the one that is known', async () => {
		const { id: folderId } = emulator.addFolder({ name: 'F' });
		addFile(NFD, folderId);
		await lookUp(NFC, { folderId });
		const stored = await box.upload({ name: NFC, parentId: folderId }, sourceOf('x'), {
			fields: ['etag'],
		});
		expect((await lookUp(NFC, { folderId })).id).toBe(stored.id);
	});

	it('a version of another name, a copy, a web link and a folder', async () => {
		const { id } = addFile('a');
		await lookUp('a');
		await box.uploadVersion(id, { name: 'b' }, sourceOf('x'));
		const body = { parent: { id: '0' }, name: 'c' };
		const copy = await box.request({ method: 'POST', path: ['files', id, 'copy'], body });
		const link = { ...body, name: 'd', url: 'https://example.com' };
		const webLink = await box.request({ method: 'POST', path: ['web_links'], body: link });
		const folder = await box.request({
			method: 'POST',
			path: ['folders'],
			body: { ...body, name: 'e' },
		});
		emulator.clearRequests();
		const idOf = async (name: string, type: 'file' | 'folder' | 'web_link') =>
			(await box.findChild('0', name, type)).found?.id;
		expect(await idOf('b', 'file')).toBe(id);
		expect(await idOf('c', 'file')).toBe(copy.id);
		expect(await idOf('d', 'web_link')).toBe(webLink.id);
		expect(await idOf('e', 'folder')).toBe(folder.id);
		expect(calls()).toEqual([]);
		expect(await idOf('a', 'file')).toBeUndefined();
	});

	it('while the folder is being listed', async () => {
		const { id } = addFile('a');
		emulator.faults.add({ path: '/2.0/folders/0/items', after: true, stall: 30 });
		const listed = box.findChild('0', 'zzz', 'file');
		await emulator.waitFor(({ path }) => path === '/2.0/folders/0/items');
		await put(id, { name: 'b' });
		await listed;
		expect((await lookUp('a')).id).toBeUndefined();
		expect((await lookUp('b')).id).toBe(id);
	});

	it('with an outcome that is not known', async () => {
		const { id } = addFile('a');
		await lookUp('a');
		emulator.faults.add({
			method: 'PUT',
			path: `/2.0/files/${id}`,
			after: true,
			drop: true,
			times: 9,
		});
		expect(await failure(put(id, { name: 'b' }))).toMatchObject({ outcomeUnknown: true });
		expect((await lookUp('a')).id).toBeUndefined();
		expect((await lookUp('b')).id).toBe(id);
	});

	it('what turns out to be gone is looked for again', async () => {
		const old = addFile('a');
		await lookUp('a');
		await emulatorClient(emulator).request({ method: 'DELETE', path: ['files', old.id] });
		const { id } = addFile('a');
		expect((await lookUp('a')).id).toBe(old.id);
		expect(await failure(put(old.id, { description: 'x' }))).toMatchObject({ code: 'trashed' });
		expect((await lookUp('a')).id).toBe(id);
	});

	it('what a collaboration that ends has shown', async () => {
		const { id: colleague } = emulator.users.colleague;
		const { id } = emulator.addFile({ name: 'a', content: '', as: colleague });
		const userId = emulator.users.admin.id;
		const shared = emulator.addCollaboration({
			itemType: 'file',
			itemId: id,
			userId,
			role: 'editor',
		});
		expect((await lookUp('a')).id).toBe(id);
		await box.request({ method: 'DELETE', path: ['collaborations', shared.id] });
		expect((await lookUp('a')).id).toBeUndefined();
	});
});

describe('more names than may be kept', () => {
	const small = () => emulatorClient(emulator).remembering({ maxNames: 1500 });

	it('forgets the folder that was used last the longest ago', async () => {
		const client = small();
		const [one, other] = ['A', 'B'].map((name) => emulator.addFolder({ name }).id);
		for (const folderId of [one, other]) fill(900, folderId);
		await lookUp('10001', { client, folderId: one });
		await lookUp('10001', { client, folderId: other });
		expect((await lookUp('10002', { client, folderId: other })).asked).toEqual([]);
		expect((await lookUp('10002', { client, folderId: one })).asked).toHaveLength(1);
	});

	it('asks for each name in a folder that is too large, or goes through it', async () => {
		const client = small();
		const files = fill(2500);
		expect((await lookUp('12400', { client })).id).toBe(files[2400]?.id);
		expect(await lookUp('12300', { client })).toEqual({ id: files[2300]?.id, asked: [ASKED] });
		expect(await lookUp('10300', { client })).toEqual({ id: files[300]?.id, asked: [] });
		expect(await lookUp('none', { client })).toEqual({ id: undefined, asked: [ASKED] });
		const { id } = addFile(`z${NFD}`);
		const { asked, ...rest } = await lookUp(`Z${NFC}`, { client });
		expect(rest).toEqual({ id });
		expect(asked.filter((call) => call === NEW_PAGE)).toHaveLength(3);
	});
});
