import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id: groupId } = emulator.addGroup({ name: 'Legal' });
	const { id } = emulator.addMembership({ groupId, userId: emulator.users.colleague.id });
	await run({ membership: byId(id), updateFields: { role: 'admin' } });
};

const box = useBox();
const updateMember = box.operation('group', 'updateMember');

function member(role: 'member' | 'admin' = 'member') {
	const { emulator } = box;
	const { id: groupId } = emulator.addGroup({ name: 'Legal' });
	return emulator.addMembership({ groupId, userId: emulator.users.colleague.id, role });
}

test('a member becomes an admin of the group', async () => {
	const { id } = member();
	expect(
		only(await updateMember({ membership: byId(id), updateFields: { role: 'admin' } })),
	).toMatchObject({ type: 'group_membership', id, role: 'admin' });
});

test('what an admin may do: some of it, or nothing', async () => {
	const membership = byId(member('admin').id);
	const options = { fields: 'role,configurable_permissions' };
	const change = async (configurablePermissions: string) =>
		only(await updateMember({ membership, updateFields: { configurablePermissions }, options }));
	expect(await change('{ "can_run_reports": false }')).toMatchObject({
		role: 'admin',
		configurable_permissions: { can_run_reports: false },
	});
	expect(await change('')).toMatchObject({ configurable_permissions: null });
});

test('a member who is no admin of the group', async () => {
	const { id, group } = member();
	const { error } = await updateMember(
		{ group: byId(group.id), membership: byId(id), updateFields: { role: 'admin' } },
		{ credential: box.as(box.emulator.users.colleague.id) },
	);
	expect(error?.message).toMatch(/^The connected account may not do this with the group/);
	expect(error).toMatchObject({ httpCode: '403', context: { itemIndex: 0 } });
});

test('a membership that Box does not know', async () => {
	const { error } = await updateMember({
		membership: byId('404'),
		updateFields: { role: 'admin' },
	});
	expect(error).toMatchObject(
		boxError(
			404,
			"Box knows no such membership, or this account may not see it ('Membership', ID 404)",
		),
	);
});

refuses(box, updateMember, [
	[{ membership: byId('12') }, "'Update Fields' is empty"],
	[{ updateFields: { role: 'admin' } }, "'Membership' is empty"],
	[
		{ membership: byId('12'), updateFields: { configurablePermissions: '[]' } },
		"'Admin Permissions' is not a JSON object",
	],
	[
		{ membership: byId('12'), updateFields: { role: '={{ "owner" }}' } },
		"'Role' is none of admin, member",
	],
]);
