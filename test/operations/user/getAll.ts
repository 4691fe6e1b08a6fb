import { boxError, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run }) => {
	await run();
	await run({ options: { fields: 'name,login,role' } });
};

const box = useBox();
const getAll = box.operation('user', 'getAll');

const logins = async (filters: Record<string, string>) =>
	(await getAll({ filters })).json.map(({ login }) => login);

test('the users of the enterprise', async () => {
	const { admin, colleague } = box.emulator.users;
	const { json } = await getAll();
	expect(json).toMatchObject([
		{ type: 'user', id: admin.id, name: admin.name },
		{ type: 'user', id: colleague.id, name: colleague.name },
	]);
});

test('those that filters leave', async () => {
	const { emulator } = box;
	const { admin, colleague, outsider } = emulator.users;
	const app = emulator.addUser({ name: 'App', external_app_user_id: 'my-user-1234' });
	expect(await logins({ filterTerm: 'COLL' })).toEqual([colleague.login]);
	expect(await logins({ filterTerm: admin.login, userType: 'managed' })).toEqual([admin.login]);
	expect(await logins({ filterTerm: outsider.login })).toEqual([]);
	expect(await logins({ filterTerm: outsider.login, userType: 'external' })).toEqual([
		outsider.login,
	]);
	expect(await logins({ externalAppUserId: 'my-user-1234' })).toEqual([app.login]);
	expect(await logins({ filterTerm: '', externalAppUserId: '' })).toHaveLength(3);
});

test('no more than the limit, of which Box is told', async () => {
	const { json } = await getAll({ limit: 1, options: { fields: 'login' } });
	expect(json).toMatchObject([{ login: box.emulator.users.admin.login }]);
	expect(box.emulator.requests()[0]?.query).toEqual({
		fields: 'login',
		limit: '1',
		usemarker: 'true',
	});
});

test('all of them, page by page, by marker: offsets end at 10,000', async () => {
	const { emulator } = box;
	for (let number = 1; number <= 1_100; number++) emulator.addUser({ name: `App ${number}` });
	const { json } = await getAll({ returnAll: true, options: { fields: 'id' } });
	expect(new Set(json.map(({ id }) => id)).size).toBe(1_102);
	expect(emulator.requests().map(({ query }) => query)).toMatchObject([
		{ usemarker: 'true' },
		{ usemarker: 'true', marker: expect.any(String) },
	]);
});

test('none gives no item', async () => {
	const filters = { filterTerm: 'nobody' };
	expect(await getAll({ filters })).toMatchObject({ json: [], error: undefined });
});

test('an account that is no administrator', async () => {
	const { error } = await getAll({}, { credential: box.as(box.emulator.users.colleague.id) });
	expect(error).toMatchObject(boxError(403, 'The connected account may not manage users'));
	expect(error?.description).toContain('"Manage users"');
});

refuses(box, getAll, [
	[{ limit: 0 }, "'Limit' is not a whole number of 1 or more"],
	[{ filters: { userType: '={{ "guest" }}' } }, "'User Type' is none of all, external, managed"],
]);
