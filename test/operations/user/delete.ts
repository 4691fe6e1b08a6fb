import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	await run({ user: byId(emulator.users.colleague.id) });
};

const box = useBox();
const del = box.operation('user', 'delete');

test('the user is gone', async () => {
	const user = byId(box.emulator.users.colleague.id);
	expect(only(await del({ user }))).toEqual({ deleted: true });
	expect((await box.run('user', 'get', { user })).error).toMatchObject({ httpCode: '404' });
});

test('a user who owns content, only with Force', async () => {
	const { emulator } = box;
	const { id } = emulator.users.colleague;
	emulator.addFile({ name: 'a.txt', content: 'a', as: id });
	const { error } = await del({ user: byId(id) });
	expect(error).toMatchObject(
		boxError(409, `The user still owns files or folders ('User', ID ${id})`),
	);
	expect(error?.description).toContain("turn on 'Force'");
	const options = { force: true, notify: false };
	expect(only(await del({ user: byId(id), options }))).toEqual({ deleted: true });
	expect(emulator.requests().at(-1)?.query).toEqual({ force: 'true', notify: 'false' });
});

test('an account that is no administrator', async () => {
	const { admin, colleague } = box.emulator.users;
	const { error } = await del({ user: byId(admin.id) }, { credential: box.as(colleague.id) });
	expect(error).toMatchObject(
		boxError(403, `The connected account may not do this with the user ('User', ID ${admin.id})`),
	);
});

test('a user that Box does not know', async () => {
	const { error } = await del({ user: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such user, or this account may not see it ('User', ID 404)"),
	);
});

refuses(box, del, [[{ user: byId('') }, "'User' is empty"]]);
