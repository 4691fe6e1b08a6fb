import { boxError, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run }) => {
	await run({ name: 'Ann Smith', login: 'ann@example.com' });
	const options = { fields: 'name,login,role,is_platform_access_only,external_app_user_id' };
	await run({ userType: 'app', name: 'Importer', options });
};

const box = useBox();
const create = box.operation('user', 'create');

test('a person, who signs in by email', async () => {
	const user = only(await create({ name: 'Ann Smith', login: 'ann@example.com' }));
	expect(user).toMatchObject({ type: 'user', name: 'Ann Smith', login: 'ann@example.com' });
	expect(box.calls()).toEqual(['POST /2.0/users']);
});

test('an app user, which has no email address', async () => {
	const additionalFields = { externalAppUserId: 'my-user-1234' };
	const options = { fields: 'login,is_platform_access_only,external_app_user_id' };
	const given = { userType: 'app', name: 'Importer', login: 'left@example.com' };
	expect(only(await create({ ...given, additionalFields, options }))).toMatchObject({
		login: expect.stringMatching(/^AppUser_/),
		is_platform_access_only: true,
		external_app_user_id: 'my-user-1234',
	});
});

test('all that a user can have', async () => {
	const additionalFields = {
		address: 'Main Street 1',
		canSeeManagedUsers: false,
		isExemptFromDeviceLimits: true,
		isExemptFromLoginVerification: true,
		isExternalCollabRestricted: true,
		isSyncEnabled: false,
		jobTitle: 'Cook',
		language: 'de',
		phone: '+49 30 1',
		role: 'coadmin',
		spaceAmount: -1,
		status: 'cannot_delete_edit',
		timezone: 'Europe/Berlin',
		trackingCodes: { values: [{ key: 'department', value: 'Sales' }] },
	};
	const shown = {
		address: 'Main Street 1',
		can_see_managed_users: false,
		is_exempt_from_device_limits: true,
		is_exempt_from_login_verification: true,
		is_external_collab_restricted: true,
		is_sync_enabled: false,
		job_title: 'Cook',
		language: 'de',
		phone: '+49 30 1',
		role: 'coadmin',
		space_amount: -1,
		status: 'cannot_delete_edit',
		timezone: 'Europe/Berlin',
		tracking_codes: [{ type: 'tracking_code', name: 'department', value: 'Sales' }],
	};
	const options = { fields: Object.keys(shown).join(',') };
	const person = { name: 'Ann Smith', login: 'ann@example.com' };
	expect(only(await create({ ...person, additionalFields, options }))).toEqual({
		type: 'user',
		id: expect.any(String),
		...shown,
	});
});

test('an email address that another user has', async () => {
	const { login } = box.emulator.users.outsider;
	const { error } = await create({ name: 'Ann Smith', login: login.toUpperCase() });
	expect(error).toMatchObject(boxError(409, 'Another Box user has this email address'));
	expect(error?.description).toMatch(/^Enter another 'Email'/);
});

test('an account that is no administrator', async () => {
	const credential = box.as(box.emulator.users.colleague.id);
	const { error } = await create({ name: 'Ann', login: 'ann@example.com' }, { credential });
	expect(error).toMatchObject(boxError(403, 'The connected account may not manage users'));
});

const ann = { name: 'Ann', login: 'ann@example.com' };

refuses(box, create, [
	[{ name: ' ', login: 'ann@example.com' }, "'Name' is empty"],
	[{ name: 'Ann', login: ' ' }, "'Email' is empty"],
	[{ name: 'Ann', login: 'Ann' }, "'Email' is not an email address: 'Ann'"],
	[{ ...ann, userType: '={{ "guest" }}' }, "'User Type' is none of app, managed"],
	[
		{ ...ann, additionalFields: { spaceAmount: -2 } },
		"'Space Amount (Bytes)' is not a whole number of -1 or more",
	],
	[
		{
			...ann,
			additionalFields: {
				trackingCodes: {
					values: [
						{ key: 'department', value: 'Sales' },
						{ key: 'department', value: 'Legal' },
					],
				},
			},
		},
		"'Tracking Codes › Name 2' repeats an earlier key",
	],
]);
