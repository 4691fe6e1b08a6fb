import type { Emulator } from '../emulator';
import type { Witness } from './sdk';
import { eachWithWitness } from './sdk';

describe('Box’s own SDK, on groups and users', () => {
	let emulator: Emulator;
	let sdk: Witness;

	eachWithWitness((started) => ({ emulator, sdk } = started));

	it('makes a group, and takes a user in and out', async () => {
		const { groups, memberships } = sdk.client;
		const { id: userId, login } = emulator.users.colleague;

		const group = await groups.createGroup(
			{ name: 'Legal', description: 'Lawyers', invitabilityLevel: 'admins_only' },
			{ queryParams: { fields: ['name', 'description', 'invitability_level'] } },
		);
		const membership = await memberships.createGroupMembership({
			user: { id: userId },
			group: { id: group.id },
		});
		const changed = await memberships.updateGroupMembershipById(membership.id ?? '', {
			requestBody: { role: 'admin' },
		});
		const members = await memberships.getGroupMemberships(group.id);
		await memberships.deleteGroupMembershipById(membership.id ?? '');
		const left = await memberships.getUserMemberships(userId);
		await groups.deleteGroupById(group.id);

		expect(group).toMatchObject({ description: 'Lawyers', invitabilityLevel: 'admins_only' });
		expect(changed.role).toBe('admin');
		expect(members.entries).toMatchObject([{ user: { login }, role: 'admin' }]);
		expect(left.totalCount).toBe(0);
		expect((await groups.getGroups()).entries).toEqual([]);
	});

	it('makes, finds, changes and deletes a user, whose content goes to another one', async () => {
		const { users, transfer } = sdk.client;
		const made = await users.createUser({
			name: 'Ann',
			login: 'ann@example.com',
			trackingCodes: [{ type: 'tracking_code', name: 'department', value: 'Sales' }],
		});
		const found = await users.getUsers({ filterTerm: 'ann@', usemarker: true });
		const changed = await users.updateUserById(made.id, {
			requestBody: { notificationEmail: { email: 'ann@example.org' }, spaceAmount: -1 },
			queryParams: { fields: ['notification_email', 'space_amount', 'tracking_codes'] },
		});
		emulator.addFile({ name: 'a.txt', content: 'a', as: made.id });
		const folder = await transfer.transferOwnedFolder(
			made.id,
			{ ownedBy: { id: emulator.users.admin.id } },
			{ queryParams: { notify: false } },
		);
		await users.deleteUserById(made.id, { queryParams: { notify: false } });

		expect(found.entries).toMatchObject([{ id: made.id }]);
		expect(changed).toMatchObject({
			notificationEmail: { email: 'ann@example.org', isConfirmed: false },
			spaceAmount: -1,
			trackingCodes: [{ name: 'department', value: 'Sales' }],
		});
		expect(folder.name).toBe("Ann's Files and Folders");
		await expect(users.getUserById(made.id)).rejects.toMatchObject({
			responseInfo: { statusCode: 404 },
		});
	});
});
