import type { INodeParameters } from 'n8n-workflow';

import { boxError, byId, items, only, refuses, useBox } from '../support';

const box = useBox();
const update = box.operation('file', 'update');

const fileWith = async (tags: string) => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	only(await update({ file: byId(id), updateFields: { tags } }));
	box.emulator.clearRequests();
	return id;
};

const change = async (id: string, updateFields: INodeParameters, options: INodeParameters = {}) =>
	await update({ file: byId(id), updateFields, options });

const tags = () => box.emulator.find('/a.txt')?.tags;

describe('tags', () => {
	test('added beside the others, each once', async () => {
		const id = await fileWith('one,two');
		const json = only(await change(id, { tags: 'two,three,three', tagsMode: 'add' }));
		expect(json).toMatchObject({ id, name: 'a.txt', path: '/a.txt' });
		expect(tags()).toEqual(['one', 'two', 'three']);
		expect(box.calls()).toEqual([`GET /2.0/files/${id}`, `PUT /2.0/files/${id}`]);
		expect(box.emulator.requests()[1]?.headers).toMatchObject({ 'if-match': '1' });
	});

	test('removed from among the others, with another change', async () => {
		const id = await fileWith('one,two,three');
		const fields = { tags: 'one,four', tagsMode: 'remove', description: 'Less' };
		only(await change(id, fields));
		expect(tags()).toEqual(['two', 'three']);
		expect(box.emulator.find('/a.txt')?.description).toBe('Less');
	});

	test('replaced at once', async () => {
		const id = await fileWith('one,two');
		only(await change(id, { tags: '', tagsMode: 'replace' }));
		expect(tags()).toEqual([]);
		expect(box.calls()).toEqual([`PUT /2.0/files/${id}`]);
	});

	test('that are there already change nothing', async () => {
		const id = await fileWith('one,two');
		const options = { fields: 'tags' };
		const json = only(await change(id, { tags: 'one', tagsMode: 'add' }, options));
		expect(json).toMatchObject({ etag: '1', tags: ['one', 'two'] });
		expect(box.calls().every((call) => call.startsWith('GET'))).toBe(true);
	});

	test('of many items at once, none is lost', async () => {
		const id = await fileWith('first');
		const names = Array.from({ length: 12 }, (_, number) => `tag ${number}`);
		const run = await update(
			{ file: byId(id), updateFields: { tags: '={{ $json.tag }}', tagsMode: 'add' } },
			{ input: items(...names.map((tag) => ({ tag }))) },
		);
		expect(run.error).toBeUndefined();
		expect([...(tags() ?? [])].sort()).toEqual(['first', ...names].sort());
	});

	test('of many executions at once, none is lost or refused', async () => {
		const id = await fileWith('first');
		const names = Array.from({ length: 12 }, (_, number) => `tag ${number}`);
		const runs = names.map(async (tags) => await change(id, { tags, tagsMode: 'add' }));
		for (const run of await Promise.all(runs)) only(run);
		expect([...(tags() ?? [])].sort()).toEqual(['first', ...names].sort());
	});

	test('of two workflows at once: whatever was added stays', async () => {
		const id = await fileWith('first');
		const addAll = async (prefix: string) => {
			const names = [1, 2, 3, 4].map((number) => `${prefix} ${number}`);
			const { json } = await update(
				{
					file: byId(id),
					updateFields: { tags: '={{ $json.tag }}', tagsMode: 'add' },
				},
				{ input: items(...names.map((tag) => ({ tag }))), continueOnFail: true },
			);
			return names.filter((_, index) => json[index]?.error === undefined);
		};
		const added = await Promise.all([addAll('mine'), addAll('theirs')]);
		expect(added.flat().length).toBeGreaterThan(0);
		expect([...(tags() ?? [])].sort()).toEqual(['first', ...added.flat()].sort());
	});

	test('are added again if somebody else was quicker', async () => {
		const id = await fileWith('one');
		// Their change is made, and this one's answer is that it came too late.
		const path = `^/2.0/files/${id}$`;
		box.emulator.faults.add({ method: 'PUT', path, status: 412, times: 4, body: LATE });
		only(await change(id, { tags: 'two', tagsMode: 'add' }));
		expect(tags()).toEqual(['one', 'two']);
		expect(box.calls()).toHaveLength(10);
	});

	test('are given up if others change the item again and again', async () => {
		const id = await fileWith('one');
		const path = `^/2.0/files/${id}$`;
		const fault = box.emulator.faults.add({
			...{ method: 'PUT', path, status: 412, times: 99 },
			body: LATE,
		});
		const { error } = await change(id, { tags: 'two', tagsMode: 'add' });
		expect(error).toMatchObject(
			boxError(
				412,
				`Others changed the item at the same moment, again and again ('File', ID ${id})`,
			),
		);
		expect(fault.hits).toBe(20);
		expect(tags()).toEqual(['one']);
	});

	test('whose answer was lost are added once', async () => {
		const id = await fileWith('one');
		const path = `^/2.0/files/${id}$`;
		box.emulator.faults.add({
			...{ method: 'PUT', path, status: 503, after: true },
			headers: { 'retry-after': '0' },
		});
		only(await change(id, { tags: 'two', tagsMode: 'add' }));
		expect(tags()).toEqual(['one', 'two']);
	});

	test("the user's own etag holds", async () => {
		const id = await fileWith('one');
		const late = await change(id, { tags: 'two', tagsMode: 'add' }, { ifMatch: '0' });
		expect(late.error).toMatchObject({
			...boxError(412, `The item was changed since the given etag was read ('File', ID ${id})`),
		});
		only(await change(id, { tags: 'two', tagsMode: 'add' }, { ifMatch: '1' }));
		expect(tags()).toEqual(['one', 'two']);
	});

	test('more than Box keeps', async () => {
		const many = Array.from({ length: 99 }, (_, number) => `tag ${number}`);
		const id = await fileWith(many.join(','));
		const { error } = await change(id, { tags: 'a,b', tagsMode: 'add' });
		expect(error?.message).toBe("'Tags' would give the item more than 100 tags");
		expect(tags()).toEqual(many);
		only(await change(id, { tags: 'a', tagsMode: 'add' }));
	});
});

const LATE = {
	type: 'error',
	status: 412,
	code: 'precondition_failed',
	message: 'The resource has been modified. Please retrieve the resource again and retry',
	request_id: 'abc',
};

describe('collections', () => {
	const favorites = async (): Promise<string> => {
		const token = box.emulator.connect().access_token;
		const answer = await fetch(`${box.emulator.url}/2.0/collections`, {
			headers: { authorization: `Bearer ${token}` },
		});
		const { entries } = (await answer.json()) as { entries: Array<{ id: string }> };
		return entries[0]?.id ?? '';
	};

	test.each(['replace', 'add'])('Favorites, by %s', async (collectionsMode) => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
		const options = { fields: 'collections' };
		const fields = { collections: 'Favorites', collectionsMode };
		expect(only(await change(id, fields, options))).toMatchObject({
			collections: [{ type: 'collection', id: await favorites(), name: 'Favorites' }],
		});
		const left = { collections: await favorites(), collectionsMode: 'remove' };
		expect(only(await change(id, left, options))).toMatchObject({ collections: [] });
	});

	test('an empty list takes it out of all', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
		const options = { fields: 'collections' };
		only(await change(id, { collections: 'favorites' }));
		expect(only(await change(id, { collections: '' }, options))).toMatchObject({ collections: [] });
	});

	test('Favorites of an account that has none: nothing is changed', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
		const body = { total_count: 0, entries: [], offset: 0, limit: 100 };
		box.emulator.faults.add({ path: '^/2.0/collections$', status: 200, body });
		const { error } = await change(id, { collections: 'favorites' });
		expect(error?.message).toBe(
			"'Collections' names 'favorites', but Box lists no Favorites for this account",
		);
		expect(box.calls()).toEqual(['GET /2.0/collections']);
	});

	test('one that does not exist', async () => {
		const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
		const { error } = await change(id, { collections: '12' });
		expect(error?.message).toBe("Box does not accept a value: collections: Invalid value '12'");
	});
});

refuses(box, async (updateFields) => await change('12', updateFields), [
	[{ tagsMode: 'add' }, "'Tags Mode' needs 'Tags'"],
	[{ tags: '', tagsMode: 'add' }, "'Tags' is empty, so there is nothing to add"],
	[{ tags: ' , ', tagsMode: 'remove' }, "'Tags' is empty, so there is nothing to remove"],
	[
		{ tags: Array.from({ length: 101 }, (_, number) => `tag ${number}`).join(',') },
		"'Tags' would give the item more than 100 tags",
	],
	[{ collectionsMode: 'remove' }, "'Collections Mode' needs 'Collections'"],
	[{ collections: 'mine' }, "'Collections' has an entry that is not an ID: 'mine'"],
]);
