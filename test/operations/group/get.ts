import { boxError, byId, byUrl, fromList, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id } = emulator.addGroup({ name: 'Legal', description: 'Lawyers' });
	await run({ group: byId(id) });
	await run({ group: byId(id), options: { fields: 'description,permissions' } });
};

const box = useBox();
const get = box.operation('group', 'get');

const legal = () => box.emulator.addGroup({ name: 'Legal', description: 'Lawyers' }).id;

test.each([
	['from the list', fromList],
	['by ID', byId],
	['by URL', (id: string) => byUrl(`https://acme.app.box.com/master/groups/${id}`)],
])('a group that is chosen %s', async (_how, reference) => {
	const id = legal();
	expect(only(await get({ group: reference(id) }))).toMatchObject({
		type: 'group',
		id,
		name: 'Legal',
	});
});

test('the fields that are asked for', async () => {
	const id = legal();
	const options = { fields: 'description, permissions' };
	expect(only(await get({ group: byId(id), options }))).toEqual({
		type: 'group',
		id,
		description: 'Lawyers',
		permissions: { can_invite_as_collaborator: true },
	});
});

test('a group that Box does not know', async () => {
	const { error } = await get({ group: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such group, or this account may not see it ('Group', ID 404)"),
	);
});

refuses(box, get, [
	[{ group: byId('') }, "'Group' is empty"],
	[{ group: byId('Legal') }, "'Group' is not the ID of a group: 'Legal'"],
]);
