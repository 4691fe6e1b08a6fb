import { boxError, byId, fromList, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id: groupId } = emulator.addGroup({ name: 'Legal' });
	const { id } = emulator.addMembership({ groupId, userId: emulator.users.colleague.id });
	await run({ membership: byId(id) });
	await run({ membership: byId(id), options: { fields: 'role,configurable_permissions' } });
};

const box = useBox();
const getMember = box.operation('group', 'getMember');

function member() {
	const { emulator } = box;
	const group = emulator.addGroup({ name: 'Legal' });
	const configurable_permissions = { can_run_reports: true };
	return emulator.addMembership({
		groupId: group.id,
		userId: emulator.users.colleague.id,
		configurable_permissions,
	});
}

test('a membership by its ID alone', async () => {
	const { id } = member();
	expect(only(await getMember({ membership: byId(id) }))).toMatchObject({
		type: 'group_membership',
		id,
		user: { id: box.emulator.users.colleague.id },
		group: { name: 'Legal' },
		role: 'member',
	});
	expect(box.calls()).toEqual([`GET /2.0/group_memberships/${id}`]);
});

test('a membership from the list of a group, with the fields that are asked for', async () => {
	const { id, group } = member();
	const options = { fields: 'configurable_permissions' };
	const chosen = { group: fromList(group.id), membership: fromList(id) };
	expect(only(await getMember({ ...chosen, options }))).toEqual({
		type: 'group_membership',
		id,
		configurable_permissions: { can_run_reports: true },
	});
});

test('a membership that Box does not know', async () => {
	const { error } = await getMember({ membership: byId('404') });
	expect(error).toMatchObject(
		boxError(
			404,
			"Box knows no such membership, or this account may not see it ('Membership', ID 404)",
		),
	);
});

refuses(box, getMember, [
	[{ group: byId('12') }, "'Membership' is empty"],
	[{ membership: byId('Ann') }, "'Membership' is not the ID of a membership: 'Ann'"],
]);
