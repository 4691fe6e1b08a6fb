import type { INodeParameters } from 'n8n-workflow';

import { SESSION_THRESHOLD } from '../../../nodes/Box/client/transfer/uploadSession';
import { binaryItem } from '../../support/engine';
import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file }) =>
	await run({ file: byId(file), binaryData: false, fileContent: 'Second' });

const box = useBox();
const uploadVersion = box.operation('file', 'uploadVersion');

const existing = () => box.emulator.addFile({ name: 'report.txt', content: 'old' });

/** Uploads a file of the input, which has a name of its own. */
const upload = async (content: string | Buffer, parameters: INodeParameters) =>
	await uploadVersion(parameters, { input: [await binaryItem(content, { fileName: 'b.pdf' })] });

test('from a file of the input: the name in Box stays', async () => {
	const { id } = existing();
	const run = await upload('new', { file: byPath('/report.txt') });
	expect(only(run)).toMatchObject({ id, name: 'report.txt', path: '/report.txt', size: 3 });
	expect(run.items[0]?.binary).toBeUndefined();
	expect(box.emulator.content(id).toString()).toBe('new');
	expect(box.emulator.tree()).toBe('report.txt  3 bytes');
});

test('a text, under a new name, with dates', async () => {
	const { id } = existing();
	const json = only(
		await uploadVersion({
			file: byId(id),
			binaryData: false,
			fileContent: 'Größe: 5 €\n',
			simplify: false,
			options: {
				name: 'report-2026.txt',
				contentCreatedAt: '2026-01-31T09:00:00Z',
				contentModifiedAt: '2026-02-01T10:30:00+01:00',
			},
		}),
	);
	expect(json).toMatchObject({ id, name: 'report-2026.txt' });
	expect(Date.parse(String(json.content_created_at))).toBe(Date.UTC(2026, 0, 31, 9));
	expect(Date.parse(String(json.content_modified_at))).toBe(Date.UTC(2026, 1, 1, 9, 30));
	expect(box.emulator.content(id)).toEqual(Buffer.from('Größe: 5 €\n', 'utf8'));
});

test('a large one, in parts', async () => {
	const { id } = existing();
	const content = Buffer.alloc(SESSION_THRESHOLD + 1, 'x');
	const run = await upload(content, { file: byId(id), options: { name: 'large.txt' } });
	expect(only(run)).toMatchObject({ id, name: 'large.txt', size: content.length });
	expect(box.calls()).toContain(`POST /api/2.0/files/${id}/upload_sessions`);
	expect(box.emulator.content(id).equals(content)).toBe(true);
});

test('only if nobody else has changed it', async () => {
	const { id } = existing();
	const late = await upload('new', { file: byId(id), options: { ifMatch: '7' } });
	expect(late.error).toMatchObject(
		boxError(412, `The item was changed since the given etag was read ('File', ID ${id})`),
	);
	expect(box.emulator.content(id).toString()).toBe('old');
	const options = { ifMatch: '0', fields: 'name' };
	const { name: _, ...rest } = only(await upload('new', { file: byId(id), options }));
	expect(rest).toEqual({ type: 'file', id, etag: '1' });
});

test('a name that is taken', async () => {
	const { id } = existing();
	const taken = box.emulator.addFile({ name: 'taken.txt', content: 'x' });
	const { error } = await upload('new', { file: byId(id), options: { name: 'Taken.txt' } });
	expect(error).toMatchObject({
		...boxError(
			409,
			`The name is already taken in that folder: the file 'taken.txt' (ID ${taken.id}) has it`,
		),
		description: expect.stringContaining("another 'New Name'"),
	});
	expect(box.emulator.content(id).toString()).toBe('old');
});

test('a file that somebody else has locked', async () => {
	const { id } = existing();
	const userId = box.emulator.users.colleague.id;
	box.emulator.addCollaboration({ itemType: 'file', itemId: id, userId, role: 'editor' });
	only(await box.run('file', 'lock', { file: byId(id) }));
	const { error } = await uploadVersion(
		{ file: byId(id), binaryData: false, fileContent: 'new' },
		{ credential: box.as(userId) },
	);
	expect(error).toMatchObject(
		boxError(403, `The file is locked by somebody else ('File', ID ${id})`),
	);
});

test('no permission', async () => {
	const file = existing();
	const { error } = await uploadVersion(
		{ file: byId(file.id), binaryData: false, fileContent: 'new' },
		{ credential: box.asViewerOf(file) },
	);
	expect(error).toMatchObject({ httpCode: '403' });
});

refuses(box, async (parameters) => await uploadVersion({ file: byId('12'), ...parameters }), [
	[
		{ binaryData: false, fileContent: '={{ "" }}' },
		'\'File Content\' is empty: its expression {{ "" }} gives nothing',
	],
	[
		{ binaryData: false, fileContent: 'x', options: { name: 'a/b' } },
		"'New Name' contains a slash: 'a/b'",
	],
	[{}, "'Input Data Field Name' names the field 'data', but the input item has no file in it"],
]);
