import { boxError, byId, fromList, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id: groupId } = emulator.addGroup({ name: 'Legal' });
	const { id } = emulator.addMembership({ groupId, userId: emulator.users.colleague.id });
	await run({ membership: byId(id) });
};

const box = useBox();
const removeMember = box.operation('group', 'removeMember');

function members() {
	const { emulator } = box;
	const { admin, colleague } = emulator.users;
	const { id: groupId } = emulator.addGroup({ name: 'Legal' });
	const add = (userId: string) => emulator.addMembership({ groupId, userId }).id;
	return { group: groupId, admin: add(admin.id), colleague: add(colleague.id) };
}

test('the user is no longer in the group', async () => {
	const { group, admin, colleague } = members();
	const chosen = { group: fromList(group), membership: fromList(colleague) };
	expect(only(await removeMember(chosen))).toEqual({ deleted: true });
	const { json } = await box.run('group', 'getMembers', { group: byId(group) });
	expect(json.map(({ id }) => id)).toEqual([admin]);
});

test('a member who is no admin of the group removes nobody else', async () => {
	const { admin } = members();
	const { error } = await removeMember(
		{ membership: byId(admin) },
		{ credential: box.as(box.emulator.users.colleague.id) },
	);
	expect(error).toMatchObject(
		boxError(
			403,
			`The connected account may not do this with the group ('Membership', ID ${admin})`,
		),
	);
});

test('a membership that Box does not know', async () => {
	const { error } = await removeMember({ membership: byId('404') });
	expect(error).toMatchObject(
		boxError(
			404,
			"Box knows no such membership, or this account may not see it ('Membership', ID 404)",
		),
	);
});

refuses(box, removeMember, [
	[{}, "'Membership' is empty"],
	[{ membership: byId('a') }, "'Membership' is not the ID of a membership: 'a'"],
]);
