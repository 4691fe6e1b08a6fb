import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const user = byId(emulator.users.colleague.id);
	await run({ user, updateFields: { jobTitle: 'Cook' } });
	const updateFields = { trackingCodes: { values: [{ key: 'department', value: 'Sales' }] } };
	await run({ user, updateFields, options: { fields: 'name,role,tracking_codes' } });
};

const box = useBox();
const update = box.operation('user', 'update');

const colleague = () => byId(box.emulator.users.colleague.id);

test('what was added changes, and nothing else', async () => {
	const { name } = box.emulator.users.colleague;
	const updateFields = {
		login: 'new@example.com',
		role: 'coadmin',
		jobTitle: 'Cook',
		isPasswordResetRequired: true,
	};
	const options = { fields: 'name,login,role,job_title' };
	expect(only(await update({ user: colleague(), updateFields, options }))).toMatchObject({
		name,
		login: 'new@example.com',
		role: 'coadmin',
		job_title: 'Cook',
	});
});

test('what is empty is taken away', async () => {
	const { id } = box.emulator.addUser({
		name: 'Ann',
		login: 'ann@example.com',
		job_title: 'Cook',
		notification_email: { email: 'ann@example.org', is_confirmed: true },
		tracking_codes: [{ type: 'tracking_code', name: 'department', value: 'Sales' }],
	});
	const updateFields = { jobTitle: '', notificationEmail: '', trackingCodes: {} };
	const options = { fields: 'name,job_title,notification_email,tracking_codes' };
	expect(only(await update({ user: byId(id), updateFields, options }))).toMatchObject({
		name: 'Ann',
		job_title: '',
		notification_email: null,
		tracking_codes: [],
	});
});

test('another address for notifications', async () => {
	const updateFields = { notificationEmail: 'ann@example.org' };
	expect(only(await update({ user: colleague(), updateFields }))).toMatchObject({
		notification_email: { email: 'ann@example.org', is_confirmed: false },
	});
});

test('a user leaves the enterprise only if that is turned on', async () => {
	const { id } = box.emulator.users.colleague;
	const get = async () => await box.run('user', 'get', { user: byId(id) });
	const stays = { enterprise: false, phone: '1' };
	only(await update({ user: byId(id), updateFields: stays }));
	expect(only(await get())).toMatchObject({ id, phone: '1' });
	const options = { notify: false };
	only(await update({ user: byId(id), updateFields: { enterprise: true }, options }));
	expect((await get()).error).toMatchObject({ httpCode: '404' });
});

test('an email address that another user has', async () => {
	const updateFields = { login: box.emulator.users.admin.login };
	const { error } = await update({ user: colleague(), updateFields });
	expect(error).toMatchObject({ httpCode: '409', context: { itemIndex: 0 } });
	expect(error?.message).toMatch(/^Another Box user has this email address/);
});

test('an account that is no administrator', async () => {
	const { admin, colleague: other } = box.emulator.users;
	const { error } = await update(
		{ user: byId(admin.id), updateFields: { name: 'a' } },
		{ credential: box.as(other.id) },
	);
	expect(error).toMatchObject(
		boxError(403, `The connected account may not do this with the user ('User', ID ${admin.id})`),
	);
});

refuses(box, update, [
	[{ user: byId('12') }, "'Update Fields' is empty"],
	[{ user: byId('12'), updateFields: { enterprise: false } }, "'Update Fields' is empty"],
	[{ user: byId('12'), updateFields: { login: '' } }, "'Email' is empty"],
	[
		{ user: byId('12'), updateFields: { notificationEmail: 'Ann' } },
		"'Notification Email' is not an email address: 'Ann'",
	],
	[{ updateFields: { name: 'Ann' } }, "'User' is empty"],
]);
