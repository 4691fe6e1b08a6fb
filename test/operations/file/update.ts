import type { INodeParameters } from 'n8n-workflow';

import { byId, items, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file, shared }) => {
	for (const id of [file, shared]) {
		await run({ file: byId(id), updateFields: { description: 'A plan' } });
	}
};

const box = useBox();

const update = async (id: string, updateFields: INodeParameters, options: INodeParameters = {}) =>
	await box.run('file', 'update', { file: byId(id), updateFields, options });

test('name, description and tags', async () => {
	const file = box.emulator.addFile({ name: 'draft.txt', content: 'x' });
	const run = await update(file.id, {
		name: 'final.txt',
		description: 'Ready',
		tags: 'approved, finance ,',
	});
	expect(only(run)).toMatchObject({
		id: file.id,
		name: 'final.txt',
		description: 'Ready',
		path: '/final.txt',
	});
	expect(box.emulator.find('/final.txt')).toMatchObject({
		id: file.id,
		description: 'Ready',
		tags: ['approved', 'finance'],
	});
});

test('what is not named stays; what is emptied goes', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	only(await update(file.id, { description: 'Old', tags: 'one' }));
	only(await update(file.id, { tags: 'two' }));
	expect(box.emulator.find('/a.txt')).toMatchObject({ description: 'Old', tags: ['two'] });
	only(await update(file.id, { description: '' }));
	expect(box.emulator.find('/a.txt')).toMatchObject({ description: '', tags: ['two'] });
});

test('tags from an expression that gives a list', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const run = await box.run(
		'file',
		'update',
		{
			file: byId(file.id),
			updateFields: { tags: '={{ $json.tags }}' },
			options: { fields: 'tags' },
		},
		{ input: items({ tags: ['a', 'b'] }) },
	);
	expect(only(run).tags).toEqual(['a', 'b']);
});

test('only if nobody else has changed it', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { etag } = only(
		await box.run('file', 'get', { file: byId(file.id), options: { fields: ['etag'] } }),
	);
	only(await update(file.id, { description: 'First' }, { ifMatch: String(etag) }));
	const late = await update(file.id, { description: 'Second' }, { ifMatch: String(etag) });
	expect(late.error).toMatchObject({
		httpCode: '412',
		message: `The item was changed since the given etag was read ('File', ID ${file.id})`,
	});
	expect(box.emulator.find('/a.txt')?.description).toBe('First');
});

test('fields', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const json = only(await update(file.id, { name: 'b.txt' }, { fields: 'name,owned_by' }));
	expect(json).toMatchObject({ name: 'b.txt', owned_by: { name: 'Admin' } });
	expect(json).not.toHaveProperty('size');
});

test('a name that is taken, in whatever case', async () => {
	const taken = box.emulator.addFile({ name: 'Taken.txt', content: '' });
	const file = box.emulator.addFile({ name: 'a.txt', content: '' });
	const { error } = await update(file.id, { name: 'taken.TXT' });
	expect(error).toMatchObject({
		httpCode: '409',
		message: `The name is already taken in that folder: the file 'Taken.txt' (ID ${taken.id}) has it`,
	});
	expect(box.emulator.find('/a.txt')?.id).toBe(file.id);
});

refuses(box, async (updateFields) => await update('12', updateFields), [
	[{}, "'Update Fields' is empty"],
	[{ name: '' }, "'Name' is empty"],
	[{ name: 'a/b' }, "'Name' contains a slash: 'a/b'"],
	[
		{ name: '={{ $json.missing }}' },
		"'Name' is empty: its expression {{ $json.missing }} gives nothing",
	],
]);

test('no permission', async () => {
	const { users } = box.emulator;
	const file = box.emulator.addFile({ name: 'hers.txt', content: '', as: users.colleague.id });
	box.emulator.addCollaboration({
		itemType: 'file',
		itemId: file.id,
		userId: users.outsider.id,
		role: 'viewer',
	});
	const { error } = await box.run(
		'file',
		'update',
		{ file: byId(file.id), updateFields: { name: 'mine.txt' } },
		{ credential: box.as(users.outsider.id) },
	);
	expect(error).toMatchObject({
		httpCode: '403',
		message: `The connected account has no permission for this ('File', ID ${file.id})`,
	});
});

test('an empty list removes all tags', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	for (const tags of ['one,two', '']) {
		only(await box.run('file', 'update', { file: byId(id), updateFields: { tags } }));
	}
	expect(box.emulator.find('/a.txt')?.tags).toEqual([]);
});
