import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { admin, colleague } = emulator.users;
	emulator.addFile({ name: 'a.txt', content: 'a', as: colleague.id });
	await run({ user: byId(colleague.id), newOwner: byId(admin.id) });
};

const box = useBox();
const transferContent = box.operation('user', 'transferContent');

test('all that the user owns, into a new folder of the other', async () => {
	const { emulator } = box;
	const { admin, colleague } = emulator.users;
	emulator.addFile({ name: 'a.txt', content: 'a', as: colleague.id });
	const users = { user: byId(colleague.id), newOwner: byId(admin.id) };
	expect(only(await transferContent(users))).toMatchObject({
		type: 'folder',
		name: "Colleague's Files and Folders",
		path: "/Colleague's Files and Folders",
		owner: admin.login,
	});
	expect(emulator.find("/Colleague's Files and Folders/a.txt")).toBeDefined();
	expect(emulator.tree(colleague.id)).toBe('');
});

test('options are sent', async () => {
	const { emulator } = box;
	const { admin, colleague } = emulator.users;
	const options = { notify: false, fields: 'name' };
	const users = { user: byId(colleague.id), newOwner: byId(admin.id) };
	expect(only(await transferContent({ ...users, options }))).not.toHaveProperty('owned_by');
	expect(emulator.requests().at(-1)?.query).toEqual({ notify: 'false', fields: 'name' });
});

test('from an administrator, which a co-administrator may not', async () => {
	const { emulator } = box;
	const { admin, colleague } = emulator.users;
	const { id } = emulator.addUser({ name: 'Co', login: 'co@example.com', role: 'coadmin' });
	const users = { user: byId(admin.id), newOwner: byId(colleague.id) };
	const { error } = await transferContent(users, { credential: box.as(id) });
	expect(error).toMatchObject({ httpCode: '403', context: { itemIndex: 0 } });
	expect(error?.message).toMatch(/^The connected account may not transfer this content/);
	expect(error?.description).toContain('other administrators');
});

test('to a user that Box does not know', async () => {
	const user = byId(box.emulator.users.colleague.id);
	const { error } = await transferContent({ user, newOwner: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such user, or this account may not see it ('To User', ID 404)"),
	);
});

refuses(box, transferContent, [
	[{ newOwner: byId('12') }, "'From User' is empty"],
	[{ user: byId('12') }, "'To User' is empty"],
	[{ user: byId('12'), newOwner: byId('Ann') }, "'To User' is not the ID of a user: 'Ann'"],
]);
