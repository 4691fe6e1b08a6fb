import type { INodeParameters } from 'n8n-workflow';

import { byId, byPath, collaborate, invite, useBox } from '../../operations/support';
import { searchList, type StoredCredential } from '../../support/engine';

const box = useBox();

const list = async (
	parameters: INodeParameters,
	rest: { filter?: string; credential?: StoredCredential; paginationToken?: string } = {},
) =>
	await searchList({
		method: 'searchCollaborations',
		credential: box.credential,
		...rest,
		parameters: { resource: 'collaboration', operation: 'get', ...parameters },
	});

const ofFolder = (folder: INodeParameters[string]) => ({ collaborationsOf: 'folder', folder });

test('nothing as long as nothing is chosen that could have any', async () => {
	for (const collaborationsOf of ['file', 'folder', 'group']) {
		expect(await list({ collaborationsOf })).toEqual({ results: [] });
	}
	expect(await list({ collaborationsOf: '={{ $json.of }}' })).toEqual({ results: [] });
	expect(box.calls()).toEqual([]);
});

test('of a folder: users, groups and who is invited, each with its role', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Reports' });
	const id = collaborate(emulator, folder.id);
	const group = emulator.addGroup({ name: 'Editors' });
	const role = 'editor';
	const item = { itemType: 'folder', itemId: folder.id } as const;
	emulator.addCollaboration({ ...item, groupId: group.id, role });
	await box.run('collaboration', 'create', {
		...{ itemType: 'folder', folder: byId(folder.id) },
		email: 'new@example.org',
	});
	const { name, login } = emulator.users.colleague;
	const all = await list(ofFolder(byPath('/Reports')));
	expect(all.results).toEqual([
		{ name: `${name} (${login}): viewer`, value: id },
		{ name: 'Editors: editor', value: expect.any(String) },
		{ name: 'new@example.org: editor, pending', value: expect.any(String) },
	]);
	const some = await list(ofFolder(byId(folder.id)), { filter: 'EDITORS' });
	expect(some.results.map(({ name }) => name)).toEqual(['Editors: editor']);
});

test('of a file, which is what the editor has chosen before anything is set', async () => {
	const { emulator } = box;
	const file = emulator.addFile({ name: 'a.txt', content: '' });
	const userId = emulator.users.outsider.id;
	emulator.addCollaboration({ itemType: 'file', itemId: file.id, userId, role: 'editor' });
	const { results } = await list({ file: byPath('/a.txt') });
	expect(results).toMatchObject([{ name: expect.stringMatching(/: editor$/) }]);
});

test('of a group: what it has access to', async () => {
	const { id: groupId } = box.emulator.addGroup({ name: 'Editors' });
	const { id: itemId } = box.emulator.addFolder({ name: 'Reports' });
	box.emulator.addCollaboration({ itemType: 'folder', itemId, groupId, role: 'viewer' });
	const { results } = await list({ collaborationsOf: 'group', group: byId(groupId) });
	expect(results).toMatchObject([{ name: 'Reports: viewer' }]);
});

test('invitations, by who has sent them', async () => {
	const id = invite(box.emulator, box.emulator.addFolder({ name: 'Reports' }).id);
	const { admin, colleague } = box.emulator.users;
	const mine = { collaborationsOf: 'pending' };
	const { results } = await list(mine, { credential: box.as(colleague.id) });
	expect(results).toEqual([{ name: `From ${admin.name} (${admin.login}): viewer`, value: id }]);
	expect(await list(mine)).toMatchObject({ results: [] });
});

test('page by page, over pages without a match', async () => {
	const folder = box.emulator.addFolder({ name: 'Reports' });
	const path = `/2.0/folders/${folder.id}/collaborations`;
	const entry = (id: string, name: string) => ({
		...{ type: 'collaboration', id, role: 'viewer', status: 'accepted' },
		accessible_by: { type: 'group', id: '1', name },
	});
	const page = (entries: object[], next_marker: string) =>
		void box.emulator.faults.add({
			path,
			status: 200,
			body: { entries, limit: 1000, next_marker },
		});
	page([entry('1', 'Ann')], 'two');
	page([entry('2', 'Ben')], 'three');
	page([entry('3', 'Cleo')], '');
	const parameters = ofFolder(byId(folder.id));
	const found = await list(parameters, { filter: 'ben' });
	expect(found).toEqual({
		results: [{ name: 'Ben: viewer', value: '2' }],
		paginationToken: 'three',
	});
	const rest = await list(parameters, { filter: 'ben', paginationToken: 'three' });
	expect(rest).toEqual({ results: [] });
	const markers = box.emulator.requests().map(({ query }) => query?.marker);
	expect(markers).toEqual([undefined, 'two', 'three']);
});

test('a folder that is not there', async () => {
	await expect(list(ofFolder(byPath('/Nowhere')))).rejects.toThrow('Nowhere');
});
