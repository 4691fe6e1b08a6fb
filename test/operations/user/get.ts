import { boxError, byId, byUrl, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const user = byId(emulator.users.colleague.id);
	await run({ user });
	await run({ user, options: { fields: 'role,enterprise,tracking_codes' } });
};

const box = useBox();
const get = box.operation('user', 'get');

test.each([
	['by ID', byId],
	['by URL', (id: string) => byUrl(`https://acme.app.box.com/master/users/${id}`)],
])('a user of the enterprise, %s', async (_how, reference) => {
	const { id, login } = box.emulator.users.colleague;
	expect(only(await get({ user: reference(id) }))).toMatchObject({ type: 'user', id, login });
	expect(box.calls()).toEqual([`GET /2.0/users/${id}`]);
});

test('by email address, with the fields that are asked for', async () => {
	const { id, login } = box.emulator.users.colleague;
	const user = { __rl: true, mode: 'email', value: login };
	expect(only(await get({ user, options: { fields: 'role' } }))).toEqual({
		type: 'user',
		id,
		role: 'user',
	});
});

test('a user that Box does not know', async () => {
	const { error } = await get({ user: byId(box.emulator.users.outsider.id) });
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '404' });
	expect(error?.message).toMatch(/^Box knows no such user, or this account may not see it/);
});

test('an account that is no administrator', async () => {
	const { admin, colleague } = box.emulator.users;
	const { error } = await get({ user: byId(admin.id) }, { credential: box.as(colleague.id) });
	expect(error).toMatchObject(
		boxError(403, `The connected account may not do this with the user ('User', ID ${admin.id})`),
	);
});

refuses(box, get, [
	[{ user: byId('') }, "'User' is empty"],
	[{ user: byId('Ann') }, "'User' is not the ID of a user: 'Ann'"],
]);
