import { byId, items, only, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run }) => await run();

const box = useBox();

test('the connected account, in its standard form', async () => {
	const { admin } = box.emulator.users;
	const run = await box.run('user', 'getMe');
	expect(only(run)).toMatchObject({
		type: 'user',
		id: admin.id,
		name: admin.name,
		login: admin.login,
		status: 'active',
	});
	expect(box.calls()).toEqual(['GET /2.0/users/me']);
});

test('the fields that were asked for', async () => {
	const run = await box.run('user', 'getMe', { options: { fields: 'name, role' } });
	expect(only(run)).toMatchObject({ name: 'Admin', role: 'admin' });
	expect(box.emulator.requests()[0]?.query).toEqual({ fields: 'name,role' });
});

test('as another user, named by each item', async () => {
	const { admin, colleague } = box.emulator.users;
	const run = await box.run(
		'user',
		'getMe',
		{ requestOptions: { asUser: '={{ $json.user }}' } },
		{ input: items({ user: colleague.id }, { user: admin.id }, { user: Number(colleague.id) }) },
	);
	expect(run.json.map(({ id }) => id)).toEqual([colleague.id, admin.id, colleague.id]);
});

test('an item that names no user is not taken for the connected account', async () => {
	const { colleague } = box.emulator.users;
	const { json } = await box.run(
		'user',
		'getMe',
		{ requestOptions: { asUser: '={{ $json.user }}' } },
		{ input: items({ user: '' }, {}, { user: colleague.id }), continueOnFail: true },
	);
	const error = "'As User (ID)' is empty: its expression {{ $json.user }} gives nothing";
	expect(json).toMatchObject([{ error }, { error }, { id: colleague.id }]);
});

test('as a user of another enterprise: Box does not allow it', async () => {
	const { outsider } = box.emulator.users;
	const { error } = await box.run('user', 'getMe', { requestOptions: { asUser: outsider.id } });
	expect(error).toMatchObject({
		name: 'NodeApiError',
		httpCode: '403',
		message: `Box does not allow the connected account to act as the user ${outsider.id}`,
		description: expect.stringContaining("'Make API calls using the as-user header'"),
		context: { itemIndex: 0 },
	});
});

test('an account that is no administrator may act as nobody else', async () => {
	const { admin, colleague } = box.emulator.users;
	const parameters = { requestOptions: { asUser: admin.id } };
	const { error } = await box.run('user', 'getMe', parameters, {
		credential: box.as(colleague.id),
	});
	expect(error?.message).toContain(`act as the user ${admin.id}`);
});

test('what the user may not do is not taken for the refusal of the user', async () => {
	const { colleague } = box.emulator.users;
	const { id } = box.emulator.addFile({ name: 'private.txt', content: 'a' });
	const { error } = await box.run('file', 'get', {
		file: byId(id),
		requestOptions: { asUser: colleague.id },
	});
	expect(error).toMatchObject({
		httpCode: '404',
		message: expect.stringContaining(`as the user ${colleague.id}`),
	});
});

test('a user that is no ID is refused before anything is sent', async () => {
	const { error } = await box.run('user', 'getMe', {
		requestOptions: { asUser: 'ann@example.com' },
	});
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'As User (ID)' is not an ID: 'ann@example.com'",
		context: { itemIndex: 0 },
	});
	expect(box.calls()).toEqual([]);
});
