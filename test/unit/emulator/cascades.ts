import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('cascade policies in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let folder: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		folder = emulator.addFolder({ name: 'Cases' }).id;
		const fields = [{ type: 'string', key: 'name', displayName: 'Name' }] as const;
		emulator.addMetadataTemplate({ displayName: 'Case', fields });
	});

	afterEach(async () => await end(emulator));

	const body = (more: object = {}) => ({
		folder_id: folder,
		scope: 'enterprise',
		templateKey: 'case',
		...more,
	});
	const create = async (more?: object, as = box) =>
		await as.call('POST', '/2.0/metadata_cascade_policies', body(more));
	const put = (itemType: 'file' | 'folder', itemId: string, name: string) =>
		emulator.addMetadata({
			itemType,
			itemId,
			scope: 'enterprise',
			templateKey: 'case',
			values: { name },
		});

	it('give the folder’s metadata to all that is in it, when they are applied', async () => {
		const inner = emulator.addFolder({ name: 'inner', parentId: folder });
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a', parentId: inner.id });
		const other = emulator.addFile({ name: 'b.txt', content: 'b', parentId: folder });
		const { json } = await create();
		expect(json).toMatchObject({
			owner_enterprise: { type: 'enterprise', id: '31000001' },
			parent: { type: 'folder', id: folder },
			scope: 'enterprise_31000001',
			templateKey: 'case',
		});
		const apply = async (conflict_resolution: string) => {
			const path = `/2.0/metadata_cascade_policies/${String(at(json, 'id'))}/apply`;
			return await box.call('POST', path, { conflict_resolution });
		};
		const nameOf = async (path: string) =>
			at((await box.call('GET', `/2.0/${path}/metadata/enterprise/case`)).json, 'name');

		expect((await apply('none')).status).toBe(404);
		put('folder', folder, 'A');
		put('file', other.id, 'B');
		expect(await apply('none')).toMatchObject({ status: 202, text: '' });
		expect(await nameOf(`files/${id}`)).toBe('A');
		expect(await nameOf(`folders/${inner.id}`)).toBe('A');
		expect(await nameOf(`files/${other.id}`)).toBe('B');
		expect((await apply('overwrite')).status).toBe(202);
		expect(await nameOf(`files/${other.id}`)).toBe('A');
		expect((await apply('merge')).status).toBe(400);
	});

	it('are for editors of a folder and templates that there are, once', async () => {
		const { colleague } = emulator.users;
		const share = { itemType: 'folder', itemId: folder, userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, role: 'viewer' });
		const other = api(emulator, emulator.connect(colleague.id).access_token);

		expect((await create({}, other)).status).toBe(403);
		expect((await create({ folder_id: '0' })).status).toBe(403);
		const unknown = await create({ templateKey: 'other' });
		expect([unknown.status, at(unknown.json, 'code')]).toEqual([404, 'instance_tuple_not_found']);
		const made = await create();
		const again = await create();
		expect([again.status, at(again.json, 'code')]).toEqual([409, 'tuple_already_exists']);
		const path = `/2.0/metadata_cascade_policies/${String(at(made.json, 'id'))}`;
		expect((await other.call('GET', path)).status).toBe(200);
		expect((await other.call('DELETE', path)).status).toBe(403);
		const list = '/2.0/metadata_cascade_policies';
		expect((await box.call('GET', list)).status).toBe(400);
		const found = (await box.call('GET', `${list}?folder_id=${folder}`)).json;
		expect(at(found, 'entries')).toEqual([made.json]);
		expect((await box.call('GET', `${list}?folder_id=${folder}&limit=1`)).status).toBe(400);
		const foreign = `${list}?folder_id=${folder}&owner_enterprise_id=1`;
		expect(at((await box.call('GET', foreign)).json, 'entries')).toEqual([]);
	});

	it('end with their template', async () => {
		const { json } = await create();
		await box.call('DELETE', '/2.0/metadata_templates/enterprise/case/schema');

		const path = `/2.0/metadata_cascade_policies/${String(at(json, 'id'))}`;
		expect((await box.call('GET', path)).status).toBe(404);
	});
});
