import { boxError, byId, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const members = [emulator.users.colleague.id];
	await run({ group: byId(emulator.addGroup({ name: 'Legal', members }).id) });
};

const box = useBox();
const getMembers = box.operation('group', 'getMembers');

function legal(count: number): string {
	const members = Array.from(
		{ length: count },
		(_, number) => box.emulator.addUser({ name: `User ${number}` }).id,
	);
	return box.emulator.addGroup({ name: 'Legal', members }).id;
}

test('the memberships, each with its user and role', async () => {
	const { admin, colleague } = box.emulator.users;
	const group = box.emulator.addGroup({ name: 'Legal', members: [colleague.id] });
	box.emulator.addMembership({ groupId: group.id, userId: admin.id, role: 'admin' });
	const { json } = await getMembers({ group: byId(group.id) });
	expect(json).toMatchObject([
		{ type: 'group_membership', user: { login: colleague.login }, role: 'member' },
		{ type: 'group_membership', user: { login: admin.login }, role: 'admin' },
	]);
});

test('no more than the limit, of which Box is told', async () => {
	const { json } = await getMembers({ group: byId(legal(3)), limit: 2 });
	expect(json).toHaveLength(2);
	expect(box.emulator.requests()[0]?.query).toEqual({ limit: '2', offset: '0' });
});

test('all of them, page by page', async () => {
	const { json } = await getMembers({ group: byId(legal(1_100)), returnAll: true });
	expect(new Set(json.map(({ id }) => id)).size).toBe(1_100);
	expect(box.calls()).toHaveLength(2);
});

test('a group whose members only its admins see', async () => {
	const { id } = box.emulator.addGroup({
		name: 'Board',
		member_viewability_level: 'admins_only',
	});
	const credential = box.as(box.emulator.users.colleague.id);
	const { error } = await getMembers({ group: byId(id) }, { credential });
	expect(error).toMatchObject(
		boxError(403, `The connected account may not do this with the group ('Group', ID ${id})`),
	);
});

refuses(box, getMembers, [
	[{ group: byId('') }, "'Group' is empty"],
	[{ group: byId('12'), limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);
