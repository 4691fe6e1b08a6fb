import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../../nodes/Box/resources';
import { byId, byPath, only, useBox } from '../../operations/support';
import { loadOptions } from '../../support/engine';

const box = useBox();

const hasFields = (properties: INodeProperties[]) =>
	properties.some(
		({ name, options }) =>
			name === 'options' && options?.some(({ name: option }) => option === 'fields'),
	);

/** A file with a shared link in /Reports, and a web link beside it. */
async function reports() {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Reports' });
	const file = emulator.addFile({ name: 'q3.pdf', parentId: folder.id, content: 'third' });
	const { access_token } = emulator.connect();
	const body = { name: 'q3 site', url: 'https://box.dev/', parent: { id: folder.id } };
	await fetch(`${emulator.url}/2.0/web_links`, {
		method: 'POST',
		headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return { folder, file };
}

const line = {
	size: expect.any(Number),
	created_at: expect.stringMatching(/^2/),
	modified_at: expect.stringMatching(/^2/),
	owner: 'admin@example.com',
};

describe('simplified', () => {
	test('an item is one line', async () => {
		const { file, folder } = await reports();
		only(await box.run('sharedLink', 'create', { file: byId(file.id), access: 'open' }));
		const json = only(await box.run('file', 'get', { file: byId(file.id) }));
		expect(json).toEqual({
			...line,
			...{ type: 'file', id: file.id, name: 'q3.pdf', path: '/Reports/q3.pdf' },
			...{ url: `https://app.box.com/file/${file.id}`, shared_link: expect.any(String) },
		});
		expect(Object.keys(json).slice(0, 4)).toEqual(['type', 'id', 'name', 'path']);
		const other = only(await box.run('folder', 'get', { folder: byId(folder.id) }));
		expect(other).toEqual({
			...line,
			...{ type: 'folder', id: folder.id, name: 'Reports', path: '/Reports' },
			...{ url: `https://app.box.com/folder/${folder.id}`, shared_link: null },
		});
	});

	test.each([
		['folder', 'getItems', { folder: byPath('/Reports') }],
		['folder', 'getItems', { folder: byPath('/'), options: { recursive: true } }],
		['search', 'query', { query: 'q3' }],
	])('%s:%s asks Box for what it shows', async (resource, operation, parameters) => {
		const { file } = await reports();
		const { json } = await box.run(resource, operation, parameters);
		expect(json.find(({ id }) => id === file.id)).toEqual({
			...line,
			...{ type: 'file', id: file.id, name: 'q3.pdf', path: '/Reports/q3.pdf' },
			...{ url: `https://app.box.com/file/${file.id}`, shared_link: null },
		});
		expect(json.find(({ type }) => type === 'web_link')).toMatchObject({
			...{ type: 'web_link', name: 'q3 site', path: '/Reports/q3 site', url: 'https://box.dev/' },
		});
	});

	test('an item in the trash is marked', async () => {
		const { file } = await reports();
		only(await box.run('file', 'delete', { file: byId(file.id) }));
		const json = only(await box.run('file', 'get', { file: byId(file.id) }));
		expect(json).toMatchObject({ item_status: 'trashed' });
	});

	test('what a change changes is kept', async () => {
		const { file } = await reports();
		const updateFields = { description: 'Of the third quarter', tags: 'a,b' };
		const json = only(await box.run('file', 'update', { file: byId(file.id), updateFields }));
		expect(json).toMatchObject({ ...updateFields, tags: ['a', 'b'] });
	});

	test('turned off, all that Box knows is there, and no other fields are asked for', async () => {
		const { folder } = await reports();
		const listing = { folder: byId(folder.id), simplify: false };
		const { json } = await box.run('folder', 'getItems', listing);
		expect(json[0]).toHaveProperty('sha1');
		expect(json[0]).not.toHaveProperty('owner');
		expect(box.emulator.requests().at(-1)?.query).not.toHaveProperty('fields');
	});
});

describe('fields', () => {
	test('are what comes, as Box has it', async () => {
		const { file } = await reports();
		const options = { fields: ['size', 'owned_by'], otherFields: 'etag' };
		const run = await box.run('file', 'get', { file: byId(file.id), options });
		expect(only(run)).toMatchObject({ id: file.id, size: 5, owned_by: { name: 'Admin' } });
		expect(only(run)).not.toHaveProperty('name');
		expect(box.emulator.requests().at(-1)?.query).toMatchObject({ fields: 'size,owned_by,etag' });
	});

	test.each([
		['file', ['sha1', 'lock', 'owned_by'], 'sync_state'],
		['folder', ['sha1', 'sync_state', 'url'], 'login'],
		['user', ['login', 'space_used'], 'sha1'],
	])('are offered for the resource %s', async (resource, offered, other) => {
		const list = await loadOptions({ method: 'listFields', parameters: { resource } });
		const values = list.map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining(offered));
		expect(values).not.toContain(other);
	});

	test('are offered wherever there is such a field', async () => {
		const having = Object.entries(resources).filter(([, { operations }]) =>
			Object.values(operations).some(({ fields }) => hasFields(fields)),
		);
		expect(having.length).toBeGreaterThan(10);
		for (const [resource] of having) {
			const list = await loadOptions({ method: 'listFields', parameters: { resource } });
			expect([resource, list.length > 5]).toEqual([resource, true]);
		}
	});

	test('have names like titles', async () => {
		const list = await loadOptions({ method: 'listFields', parameters: { resource: 'file' } });
		expect(list).toContainEqual({ name: 'Owned By', value: 'owned_by' });
		expect(list).toContainEqual({ name: 'SHA1', value: 'sha1' });
	});

	test('that Box does not know are said', async () => {
		const { file } = await reports();
		const options = { fields: ['size'], otherFields: 'sise, metadata.global.properties' };
		const run = await box.run('file', 'get', { file: byId(file.id), options });
		expect(run.hints).toMatchObject([
			{
				message: expect.stringMatching(
					/^Box returned nothing for 'sise'.*Check the names in 'Fields' and 'Other Fields'\.$/,
				),
			},
		]);
	});
});
