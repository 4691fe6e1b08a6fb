import { randomBytes } from 'node:crypto';

import type { BoxClient } from '../../../nodes/Box/client/boxClient';
import { NewFile } from '../../../nodes/Box/resources/file/newFile';
import { storeFile, type IfExists } from '../../../nodes/Box/resources/file/storeFile';
import { numbersFor, uploadRun } from '../../../nodes/Box/resources/file/uploadRun';
import { startEmulator, type Emulator } from '../../emulator';
import type { Item } from '../../emulator/types';
import { closeAll, closing, emulatorClient, failure, sourceOf } from '../client/support';

/** Bytes above which these tests upload in parts. */
const THRESHOLD = 2000;
const CHOICES = ['fail', 'keepBoth', 'skip', 'newVersion'] as const;
const SIZES = [
	['in one request', 100],
	['in parts', 5000],
] as const;

let emulator: Emulator;
let box: BoxClient;

beforeEach(async () => {
	emulator = closing(await startEmulator({ partSize: 1000, minimumSessionBytes: THRESHOLD }));
	box = emulatorClient(emulator, { sessionThreshold: THRESHOLD });
});

afterEach(async () => {
	expect(emulator.violations()).toEqual([]);
	await closeAll();
});

/** Uploads to the root folder, as an item of a run of its own unless one is given. */
async function store(
	name: string,
	content: Buffer,
	ifExists: IfExists,
	run: object = {},
	input: object = {},
) {
	const shared = uploadRun(run, input);
	const file = new NewFile(box, { name, parentId: '0' }, sourceOf(content), shared);
	return await storeFile(file, ifExists, numbersFor(shared, '', '0', name));
}

const bytesAt = (path: string) => emulator.content(emulator.find(path)?.id ?? '');
const names = () =>
	emulator
		.tree()
		.replaceAll(/ {2}\d+ bytes/g, '')
		.split('\n');

describe.each(SIZES)('a file %s', (_, size) => {
	const content = randomBytes(size);

	test.each(CHOICES)('%s: is stored beside one that a preflight takes for it', async (ifExists) => {
		emulator.addFile({ name: '資料1.pdf', content: 'other' });
		const file = await store('資料①.pdf', content, ifExists);
		expect(file).toMatchObject({ name: '資料①.pdf', size });
		expect(file).not.toHaveProperty('skipped');
		expect(bytesAt('/資料①.pdf').equals(content)).toBe(true);
		expect(bytesAt('/資料1.pdf').toString()).toBe('other');
	});

	test.each(['fail', 'keepBoth'] as const)(
		'%s: is stored beside one that has a letter for a sign',
		async (ifExists) => {
			emulator.addFile({ name: '10 k.pdf', content: 'other' });
			expect(await store('10 \u212A.pdf', content, ifExists)).toMatchObject({
				name: '10 \u212A.pdf',
				size,
			});
			expect(bytesAt('/10 k.pdf').toString()).toBe('other');
		},
	);

	test.each(CHOICES)('%s: meets the file of its very name, not the other one', async (ifExists) => {
		emulator.addFile({ name: '資料1.pdf', content: 'other' });
		const own = emulator.addFile({ name: '資料①.pdf', content: 'old' });
		const stored = store('資料①.pdf', content, ifExists);
		if (ifExists === 'fail') {
			expect(await failure(stored)).toMatchObject({
				code: 'item_name_in_use',
				conflicts: [{ id: own.id }],
			});
		} else if (ifExists === 'keepBoth') {
			expect(await stored).toMatchObject({ name: '資料① (1).pdf', size });
		} else {
			expect((await stored).id).toBe(own.id);
		}
		expect(bytesAt('/資料1.pdf').toString()).toBe('other');
		const isReplaced = ifExists === 'newVersion';
		expect(emulator.content(own.id).equals(isReplaced ? content : Buffer.from('old'))).toBe(true);
	});

	test.each(['skip', 'newVersion'] as const)(
		'%s: takes a name in another Unicode form for the same, the very name first',
		async (ifExists) => {
			const composed = emulator.addFile({ name: 'Café.txt', content: 'NFC' });
			const wanted = 'Café.txt'.normalize('NFD');
			expect(await store(wanted, content, ifExists)).toMatchObject({
				id: composed.id,
				name: 'Café.txt',
			});
			const decomposed = emulator.addFile({ name: wanted, content: 'NFD' });
			expect(await store(wanted, content, ifExists)).toMatchObject({ id: decomposed.id });
		},
	);

	test.each(['fail', 'keepBoth'] as const)(
		'%s: a name in another Unicode form is free, as Box has it',
		async (ifExists) => {
			emulator.addFile({ name: 'Café.txt', content: 'NFC' });
			const wanted = 'Café.txt'.normalize('NFD');
			expect(await store(wanted, content, ifExists)).toMatchObject({ name: wanted, size });
		},
	);
});

test('a large file that cannot be stored leaves nothing behind', async () => {
	emulator.addFile({ name: '資料1.pdf', content: 'other' });
	emulator.faults.add({
		method: 'PUT',
		path: '/api/2.0/files/upload_sessions',
		status: 403,
		body: { code: 'storage_limit_exceeded' },
		times: 9,
	});
	const error = await failure(store('資料①.pdf', randomBytes(5000), 'fail'));
	expect(error.code).toBe('storage_limit_exceeded');
	expect(names()).toEqual(['資料1.pdf']);
});

describe('an attempt whose answer was lost', () => {
	const content = Buffer.from('hello');
	const unanswered = { method: 'POST', path: '/api/2.0/files/content', status: 503 };
	const stored = () => emulator.find('/a.txt');
	/** A preflight that finds the name free. */
	const FREE = { upload_url: 'https://upload.box.com/api/2.0/files/content', upload_token: null };

	test.each(['fail', 'keepBoth', 'skip'] as const)(
		'%s: has left a damaged file, which is said',
		async (ifExists) => {
			emulator.faults.add({ ...unanswered, damage: true, after: true });
			const error = await failure(store('a.txt', content, ifExists));
			expect(error.code).toBe('doubtful_upload');
			expect(error.message).toContain(`'a.txt' (ID ${stored()?.id})`);
			expect(names()).toEqual(['a.txt']);
		},
	);

	test('newVersion: has left a damaged file, which is repaired', async () => {
		emulator.faults.add({ ...unanswered, damage: true, after: true });
		expect(await store('a.txt', content, 'newVersion')).toMatchObject({ etag: '1' });
		expect(bytesAt('/a.txt').equals(content)).toBe(true);
	});

	test.each(CHOICES)('%s: has stored the file', async (ifExists) => {
		emulator.faults.add({ ...unanswered, after: true });
		const file = await store('a.txt', content, ifExists);
		expect(file).toMatchObject({ name: 'a.txt', etag: '0' });
		expect(file).not.toHaveProperty('skipped');
		expect(names()).toEqual(['a.txt']);
	});

	test.each([
		['an hour ago', (file: Item) => (file.createdAt -= 3_600_000)],
		['by somebody else', (file: Item) => (file.createdBy = emulator.users.colleague.id)],
		['under a name in another case', (file: Item) => (file.name = 'A.txt')],
	])('has not stored the file that was there %s', async (_, change) => {
		const file = emulator.addFile({ name: 'a.txt', content: 'other' });
		change(file);
		emulator.faults.add(unanswered);
		const error = await failure(store('a.txt', content, 'fail'));
		expect(error).toMatchObject({ code: 'item_name_in_use', conflicts: [{ id: file.id }] });
		expect(error.outcomeUnknown).toBe(false);
		// The preflight overlooks a file that comes while the upload is on its way.
		for (const ifExists of ['keepBoth', 'skip'] as const) {
			emulator.faults.add({ method: 'OPTIONS', status: 200, body: FREE });
			emulator.faults.add(unanswered);
			const { name, id } = await store('a.txt', content, ifExists);
			expect(ifExists === 'skip' ? id : name).toBe(ifExists === 'skip' ? file.id : 'a (1).txt');
		}
		expect(emulator.content(file.id).toString()).toBe('other');
	});

	test('is not mistaken for the file of another item of the same run', async () => {
		const run = {};
		await store('a.txt', Buffer.from('first'), 'keepBoth', run);
		emulator.faults.add({ method: 'OPTIONS', status: 200, body: FREE });
		emulator.faults.add(unanswered);
		expect(await store('a.txt', content, 'keepBoth', run)).toMatchObject({ name: 'a (1).txt' });
	});
});

describe.each([
	['was lost', { status: 503 }],
	['cannot be used', { status: 201, body: '' }],
])('a file that is found after its answer %s', (_, answer) => {
	const content = Buffer.from('hello');
	const upload = { method: 'POST', path: '/api/2.0/files/content', ...answer };

	test('is not taken for the one of the next item', async () => {
		const run = {};
		emulator.faults.add({ ...upload, after: true });
		const first = await store('a.txt', content, 'keepBoth', run);
		emulator.faults.add({ method: 'OPTIONS', status: 200, body: { upload_url: emulator.url } });
		emulator.faults.add({ ...upload, status: 503 });
		const second = await store('a.txt', content, 'keepBoth', run);
		expect([first.name, second.name]).toEqual(['a.txt', 'a (1).txt']);
	});

	test('is found by the next try of the node, however late that comes', async () => {
		const input = {};
		emulator.faults.add({ ...upload, after: true });
		const { id } = await store('a.txt', content, 'fail', {}, input);
		(emulator.find('/a.txt') as Item).createdAt -= 3_600_000;
		const again = await store('a.txt', content, 'fail', {}, input);
		expect(again).toMatchObject({ id, alreadyUploaded: true });
		const others = await failure(store('a.txt', content, 'fail'));
		expect(others.code).toBe('item_name_in_use');
	});
});

describe('an upload whose answer cannot be used', () => {
	const content = Buffer.from('hello');
	const upload = { method: 'POST', path: '/api/2.0/files/content', status: 201, body: '' };
	const failed = { code: 'invalid_answer', outcomeUnknown: true };

	test.each(CHOICES)('%s: has stored the file, which is found', async (ifExists) => {
		for (const [index, body] of ['', '{}', '<html></html>', { entries: [] }].entries()) {
			for (const name of [`a${index}.txt`, `①${index}.txt`]) {
				emulator.faults.add({ ...upload, after: true, body });
				emulator.clearRequests();
				const { id } = await store(name, content, ifExists);
				expect(emulator.find(`/${name}`)?.id).toBe(id);
				expect(bytesAt(`/${name}`).equals(content)).toBe(true);
				expect(emulator.requests().length).toBeLessThanOrEqual(6);
			}
		}
		expect(names()).toHaveLength(8);
	});

	test('has stored the file, and no attempt is answered', async () => {
		emulator.faults.add({ ...upload, after: true, drop: true });
		emulator.faults.add({ ...upload, drop: true, times: 9 });
		expect(await store('a.txt', content, 'fail')).toMatchObject({
			id: emulator.find('/a.txt')?.id,
			alreadyUploaded: true,
		});
	});

	test.each(CHOICES)('%s: has stored nothing', async (ifExists) => {
		emulator.faults.add(upload);
		expect(await failure(store('a.txt', content, ifExists))).toMatchObject(failed);
		expect(emulator.tree()).toBe('');
	});

	test('has stored nothing that anybody can look up', async () => {
		emulator.faults.add({ ...upload, after: true });
		emulator.faults.add({ method: 'OPTIONS', status: 403, body: { code: 'forbidden' } });
		expect(await failure(store('a.txt', content, 'fail'))).toMatchObject(failed);
	});

	test.each([
		['an hour ago', (file: Item) => (file.createdAt -= 3_600_000)],
		['by somebody else', (file: Item) => (file.createdBy = emulator.users.colleague.id)],
		['under a name in another case', (file: Item) => (file.name = 'A.txt')],
	])('is not taken for the same file that was there %s', async (_, change) => {
		change(emulator.addFile({ name: 'a.txt', content }));
		emulator.faults.add(upload);
		expect(await failure(store('a.txt', content, 'fail'))).toMatchObject(failed);
	});

	test('is not taken for the file of another item of the same run', async () => {
		const run = {};
		await store('a.txt', content, 'keepBoth', run);
		emulator.faults.add({ method: 'OPTIONS', status: 200, body: { upload_url: emulator.url } });
		emulator.faults.add(upload);
		expect(await failure(store('a.txt', content, 'keepBoth', run))).toMatchObject(failed);
	});

	test('is not taken for one that was moved to the trash meanwhile', async () => {
		const { id, name } = emulator.addFile({ name: 'a.txt', content });
		emulator.faults.add(upload);
		const conflicts = { id, name, type: 'file' };
		const body = { code: 'item_name_in_use', context_info: { conflicts } };
		emulator.faults.add({ method: 'OPTIONS', status: 409, body });
		(emulator.find('/a.txt') as Item).trashedAt = Date.now();
		expect(await failure(store('a.txt', content, 'fail'))).toMatchObject(failed);
	});

	test('has left a damaged file, which is said', async () => {
		emulator.faults.add({ ...upload, after: true, damage: true });
		const error = await failure(store('a.txt', content, 'fail'));
		expect(error.code).toBe('doubtful_upload');
		expect(error.message).toContain(`(ID ${emulator.find('/a.txt')?.id})`);
	});
});

describe('a conflict that Box names without its name', () => {
	const nameless = ({ id, type }: Item) => ({
		method: 'OPTIONS',
		status: 409,
		body: { code: 'item_name_in_use', context_info: { conflicts: { id, type } } },
	});

	test('is looked up before it gets a version', async () => {
		const other = emulator.addFile({ name: '1.pdf', content: 'other' });
		emulator.faults.add(nameless(other));
		expect(await store('①.pdf', Buffer.from('new'), 'newVersion')).toMatchObject({
			name: '①.pdf',
		});
		emulator.faults.add(nameless(other));
		expect(await store('1.PDF', Buffer.from('new'), 'newVersion')).toMatchObject({ id: other.id });
	});

	test('and that cannot be looked up is left alone', async () => {
		const other = emulator.addFile({ name: '1.pdf', content: 'other' });
		emulator.faults.add(nameless(other));
		emulator.faults.add({ method: 'GET', status: 403, times: 9 });
		const error = await failure(store('1.pdf', Buffer.from('new'), 'newVersion'));
		expect(error.code).toBe('item_name_in_use');
		expect(emulator.content(other.id).toString()).toBe('other');
	});

	test.each([
		['no item', undefined],
		['an empty list', { conflicts: [] }],
		['an item that cannot be read', { conflicts: { type: 'file', id: '99' } }],
	])('as %s', async (_, context) => {
		const hidden = {
			path: '/files/content',
			status: 409,
			body: { code: 'item_name_in_use', context_info: context },
		};
		const { id } = emulator.addFile({ name: 'a.txt', content: 'other' });
		emulator.faults.add(hidden);
		expect(await store('a.txt', Buffer.from('new'), 'skip')).toMatchObject({ id, skipped: true });
		emulator.faults.add(hidden);
		const beside = await store('a.txt', Buffer.from('new'), 'keepBoth');
		expect(beside.name).toBe('a (1).txt');
		emulator.faults.add(hidden);
		const error = await failure(store('a.txt', Buffer.from('new'), 'fail'));
		expect(error.code).toBe('item_name_in_use');
		emulator.faults.add(hidden);
		expect(await store('a.txt', Buffer.from('new'), 'newVersion')).toMatchObject({ id });
	});

	test('in the answer to the upload is said with its name', async () => {
		const other = emulator.addFile({ name: 'a.txt', content: 'other' });
		emulator.faults.add({ ...nameless(other), method: 'POST' });
		const error = await failure(store('A.txt', Buffer.from('new'), 'fail'));
		expect(error.conflicts).toMatchObject([{ id: other.id, name: 'a.txt' }]);
	});
});

describe('a file of another name, of which Box says that it has the wanted one', () => {
	let other: Item;

	beforeEach(() => {
		other = emulator.addFile({ name: 'b.txt', content: 'other' });
		const conflicts = { type: 'file', id: other.id, name: 'b.txt' };
		const body = { code: 'item_name_in_use', context_info: { conflicts } };
		emulator.faults.add({ path: 'files/content$', status: 409, body, times: 2 });
	});

	afterEach(() => expect(emulator.content(other.id).toString()).toBe('other'));

	test.each(['fail', 'skip', 'newVersion'] as const)('%s: is left alone', async (ifExists) => {
		const error = await failure(store('a.txt', Buffer.from('new'), ifExists));
		expect(error.conflicts).toMatchObject([{ id: other.id, name: 'b.txt' }]);
	});

	test('keepBoth: only costs a number', async () => {
		const file = await store('a.txt', Buffer.from('new'), 'keepBoth');
		expect(file.name).toBe('a (1).txt');
	});
});

test.each(['skip', 'newVersion'] as const)(
	'%s: a name that is refused only once it is folded',
	async (ifExists) => {
		const body = { code: 'item_name_invalid' };
		emulator.faults.add({ method: 'OPTIONS', status: 400, body, times: 2 });
		const name = '1／2.txt';
		expect(await store(name, Buffer.from('new'), ifExists)).toMatchObject({ name });
		const error = await failure(store('plain.txt', Buffer.from('new'), ifExists));
		expect(error.code).toBe('item_name_invalid');
	},
);

describe('numbers', () => {
	const calls = () => emulator.requests().length;

	function fill(count: number, missing: number[] = []) {
		emulator.addFile({ name: 'report.pdf', content: '' });
		for (let number = 1; number <= count; number += 1) {
			if (missing.includes(number)) continue;
			emulator.addFile({ name: `Report (${number}).pdf`, content: '' });
		}
		emulator.clearRequests();
	}

	test.each([
		[0, 4],
		[1, 6],
		[100, 8],
		[5000, 13],
	])('after (%i) is the next one, in at most %i requests', async (count, requests) => {
		fill(count);
		const file = await store('report.pdf', Buffer.from('new'), 'keepBoth');
		expect(file.name).toBe(`report (${count + 1}).pdf`);
		expect(calls()).toBeLessThanOrEqual(requests);
	});

	test('a gap is filled', async () => {
		fill(50, [17]);
		const file = await store('report.pdf', Buffer.from('new'), 'keepBoth');
		expect(file.name).toBe('report (17).pdf');
	});

	test.each([
		['too large to be listed', { total_count: 100_000, entries: [] }, 200],
		['not to be seen', { code: 'access_denied_insufficient_permissions' }, 403],
	])('in a folder that is %s', async (_, body, status) => {
		fill(300);
		emulator.faults.add({ path: '/2.0/folders/0/items', status, body, times: 99 });
		const file = await store('report.pdf', Buffer.from('new'), 'keepBoth');
		expect(file.name).toBe('report (301).pdf');
		expect(calls()).toBeLessThanOrEqual(25);
	});

	test.each([0, 100])('for 20 files of one name at once, after (%i)', async (count) => {
		if (count > 0) fill(count);
		const run = {};
		const twenty = Array.from({ length: 20 }, (_, index) => Buffer.from(`${index}`));
		const files = await Promise.all(
			twenty.map(async (content) => await store('report.pdf', content, 'keepBoth', run)),
		);
		const sorted = files.map(({ name }) => Number(/\d+/.exec(name) ?? 0)).sort((a, b) => a - b);
		const first = count > 0 ? count + 1 : 0;
		expect(sorted).toEqual(twenty.map((_, index) => first + index));
		for (const [index, { id }] of files.entries()) {
			expect(emulator.content(id).toString()).toBe(String(index));
		}
		// None could know of another when it began: each asks for the plain name, and for a number.
		expect(calls()).toBeLessThanOrEqual(count > 0 ? 85 : 80);
	});

	test('that others take at the same moment', async () => {
		fill(2);
		const two = [store('report.pdf', Buffer.from('a'), 'keepBoth')];
		two.push(store('report.pdf', Buffer.from('b'), 'keepBoth'));
		const stored = await Promise.all(two);
		expect(stored.map(({ name }) => name).sort()).toEqual(['report (3).pdf', 'report (4).pdf']);
	});
});
