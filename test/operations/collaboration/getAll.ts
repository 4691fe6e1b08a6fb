import {
	boxError,
	byId,
	byPath,
	collaborate,
	invite,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator, folder, file }) => {
	const group = emulator.addGroup({ name: 'Editors' });
	const role = 'editor';
	emulator.addCollaboration({ itemType: 'file', itemId: file, groupId: group.id, role });
	await run({ file: byId(file) });
	await run({ collaborationsOf: 'group', group: byId(group.id) });
	invite(emulator, folder);
	await run({ collaborationsOf: 'folder', folder: byId(folder) });
};

const box = useBox();
const getAll = box.operation('collaboration', 'getAll');

/** A folder with so many collaborators, who were all invited by email. */
async function invited(count: number): Promise<string> {
	const { id } = box.emulator.addFolder({ name: 'Reports' });
	const { access_token: token } = box.emulator.connect();
	for (let number = 1; number <= count; number++) {
		await fetch(`${box.emulator.url}/2.0/collaborations`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
			body: JSON.stringify({
				item: { type: 'folder', id },
				accessible_by: { type: 'user', login: `${number}@example.org` },
				role: 'viewer',
			}),
		});
	}
	box.emulator.clearRequests();
	return id;
}

test('of a folder, with invitations that are pending', async () => {
	const id = await invited(2);
	collaborate(box.emulator, id);
	const { json } = await getAll({ collaborationsOf: 'folder', folder: byPath('/Reports') });
	expect(json.map(({ status }) => status)).toEqual(['pending', 'pending', 'accepted']);
});

test('of a file, with the fields that are asked for', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: '' });
	const userId = box.emulator.users.colleague.id;
	const item = { itemType: 'file', itemId: file.id } as const;
	const { id } = box.emulator.addCollaboration({ ...item, userId, role: 'editor' });
	const { json } = await getAll({ file: byPath('/a.txt'), options: { fields: 'role' } });
	expect(json).toEqual([{ type: 'collaboration', id, role: 'editor' }]);
});

test('of a group: what it has access to', async () => {
	const { id: groupId } = box.emulator.addGroup({ name: 'Editors' });
	for (const name of ['One', 'Two', 'Three']) {
		const { id: itemId } = box.emulator.addFolder({ name });
		box.emulator.addCollaboration({ itemType: 'folder', itemId, groupId, role: 'viewer' });
	}
	const ofGroup = { collaborationsOf: 'group', group: byId(groupId) };
	const { json } = await getAll({ ...ofGroup, limit: 2 });
	expect(json).toMatchObject([{ item: { name: 'One' } }, { item: { name: 'Two' } }]);
	expect(box.emulator.requests().at(-1)?.query).toEqual({ limit: '2', offset: '0' });
});

test("the connected account's own pending invitations", async () => {
	const id = invite(box.emulator, box.emulator.addFolder({ name: 'Reports' }).id);
	const credential = box.as(box.emulator.users.colleague.id);
	const mine = { collaborationsOf: 'pending', options: { fields: 'status,item' } };
	const { json } = await getAll(mine, { credential });
	expect(json).toEqual([{ type: 'collaboration', id, status: 'pending', item: null }]);
	const query = { status: 'pending', fields: 'status,item', limit: '50', offset: '0' };
	expect(box.emulator.requests().at(-1)).toMatchObject({ path: '/2.0/collaborations', query });
	expect(await getAll({ collaborationsOf: 'pending' })).toMatchObject({
		json: [],
		error: undefined,
	});
});

test('as the user who was invited', async () => {
	const id = invite(box.emulator, box.emulator.addFolder({ name: 'Reports' }).id);
	const requestOptions = { asUser: box.emulator.users.colleague.id };
	const { json } = await getAll({ collaborationsOf: 'pending', requestOptions });
	expect(json).toMatchObject([{ id }]);
});

test('all of them, page by page', async () => {
	const folder = await invited(2);
	const path = `/2.0/folders/${folder}/collaborations`;
	const collaboration = { type: 'collaboration', id: '7' };
	// Markers of the emulator are positions: the page that follows is its own, without the first.
	const next_marker = Buffer.from('after:1').toString('base64url');
	const body = { entries: [collaboration], limit: 1000, next_marker };
	box.emulator.faults.add({ path, status: 200, body });
	const parameters = { collaborationsOf: 'folder', folder: byId(folder), returnAll: true };
	const { json } = await getAll(parameters);
	expect(json).toMatchObject([collaboration, { invite_email: '2@example.org' }]);
	const queries = box.emulator.requests().map(({ query }) => query);
	expect(queries).toEqual([{ limit: '1000' }, { limit: '1000', marker: next_marker }]);
});

test('no more than the limit, of which Box is told', async () => {
	const folder = byId(await invited(3));
	const { json } = await getAll({ collaborationsOf: 'folder', folder, limit: 2 });
	expect(json).toHaveLength(2);
	expect(box.emulator.requests()[0]?.query).toEqual({ limit: '2' });
});

test('a file that is not there', async () => {
	const { error } = await getAll({ file: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such item, or this account may not see it ('File', ID 404)"),
	);
});

test('a group, for an account that manages none', async () => {
	const group = byId(box.emulator.addGroup({ name: 'Editors' }).id);
	const credential = box.as(box.emulator.users.colleague.id);
	const { error } = await getAll({ collaborationsOf: 'group', group }, { credential });
	expect(error).toMatchObject({ httpCode: '403' });
	expect(error?.message).toContain('The connected account may not do this with the group');
});

refuses(box, getAll, [
	[{}, "'File' is empty"],
	[{ collaborationsOf: 'folder' }, "'Folder' is empty"],
	[{ collaborationsOf: 'group' }, "'Group' is empty"],
	[
		{ collaborationsOf: '={{ "web_link" }}' },
		"'Collaborations Of' is none of file, folder, group, pending",
	],
	[{ file: byId('12'), limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);
