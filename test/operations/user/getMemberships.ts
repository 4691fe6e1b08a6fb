import { boxError, byId, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id } = emulator.users.colleague;
	emulator.addGroup({ name: 'Legal', members: [id] });
	await run({ user: byId(id) });
};

const box = useBox();
const getMemberships = box.operation('user', 'getMemberships');

function inGroups(count: number) {
	const { emulator } = box;
	const members = [emulator.users.colleague.id];
	for (let number = 1; number <= count; number++) {
		emulator.addGroup({ name: `Group ${number}`, members });
	}
	return byId(emulator.users.colleague.id);
}

test('the groups that the user is in, with the role', async () => {
	const { json } = await getMemberships({ user: inGroups(2) });
	expect(json).toMatchObject([
		{ type: 'group_membership', group: { name: 'Group 1' }, role: 'member' },
		{ type: 'group_membership', group: { name: 'Group 2' }, role: 'member' },
	]);
});

test('no more than the limit, of which Box is told', async () => {
	const { json } = await getMemberships({ user: inGroups(3), limit: 2 });
	expect(json).toHaveLength(2);
	expect(box.emulator.requests()[0]?.query).toEqual({ limit: '2', offset: '0' });
});

test('all of them, page by page', async () => {
	const { json } = await getMemberships({ user: inGroups(1_100), returnAll: true });
	expect(new Set(json.map(({ id }) => id)).size).toBe(1_100);
	expect(box.calls()).toHaveLength(2);
});

test('a user who is in no group gives no item', async () => {
	expect(await getMemberships({ user: inGroups(0) })).toMatchObject({
		json: [],
		error: undefined,
	});
});

test('somebody else’s, by an account that is no administrator', async () => {
	const { admin, colleague } = box.emulator.users;
	const credential = box.as(colleague.id);
	const { error } = await getMemberships({ user: byId(admin.id) }, { credential });
	expect(error).toMatchObject(
		boxError(403, `The connected account may not do this with the user ('User', ID ${admin.id})`),
	);
});

refuses(box, getMemberships, [
	[{ user: byId('') }, "'User' is empty"],
	[{ user: byId('12'), limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);
