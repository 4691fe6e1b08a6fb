import { boxError, byId, fromList, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id } = emulator.addGroup({ name: 'Editors' });
	await run({ group: byId(id), user: byId(emulator.users.colleague.id) });
};

const box = useBox();
const addMember = box.operation('group', 'addMember');

const editors = () => box.emulator.addGroup({ name: 'Editors' }).id;

test('a user becomes a member', async () => {
	const { id } = box.emulator.users.colleague;
	const membership = only(await addMember({ group: fromList(editors()), user: byId(id) }));
	expect(membership).toMatchObject({ type: 'group_membership', user: { id }, role: 'member' });
});

test('or an admin of the group, who may do less than usual', async () => {
	const configurablePermissions = '{ "can_run_reports": false }';
	const options = { configurablePermissions, fields: 'role,configurable_permissions' };
	const user = byId(box.emulator.users.colleague.id);
	expect(
		only(await addMember({ group: byId(editors()), user, role: 'admin', options })),
	).toMatchObject({ role: 'admin', configurable_permissions: { can_run_reports: false } });
});

test('who is a member already', async () => {
	const { id } = box.emulator.users.colleague;
	const group = box.emulator.addGroup({ name: 'Editors', members: [id] });
	const { error } = await addMember({ group: byId(group.id), user: byId(id) });
	expect(error).toMatchObject({ httpCode: '409', context: { itemIndex: 0 } });
});

test('a group that Box does not know', async () => {
	const user = byId(box.emulator.users.colleague.id);
	const { error } = await addMember({ group: byId('404'), user });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such group, or this account may not see it ('Group', ID 404)"),
	);
	expect(error?.description).toContain('choose a group from the list');
});

refuses(box, addMember, [
	[{ user: byId('12') }, "'Group' is empty"],
	[{ group: byId('12'), user: byId('x') }, "'User' is not the ID of a user: 'x'"],
	[
		{ group: byId('1'), user: byId('2'), options: { configurablePermissions: '{ "a": }' } },
		"'Admin Permissions' is not valid JSON: line 1, column 8",
	],
]);
