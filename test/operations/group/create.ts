import { boxError, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run }) => {
	await run({ name: 'Legal' });
	const fields =
		'description,provenance,external_sync_identifier,invitability_level,member_viewability_level,permissions';
	await run({ name: 'Sales', options: { fields } });
};

const box = useBox();
const create = box.operation('group', 'create');

test('a group', async () => {
	const group = only(await create({ name: 'Legal' }));
	expect(group).toMatchObject({ type: 'group', name: 'Legal', group_type: 'managed_group' });
	expect(box.calls()).toEqual(['POST /2.0/groups']);
});

test('a group with all that one can have', async () => {
	const additionalFields = {
		description: 'Lawyers',
		provenance: 'Active Directory',
		externalSyncIdentifier: 'AD:1',
		invitabilityLevel: 'admins_only',
		memberViewabilityLevel: 'admins_and_members',
	};
	const fields = [
		...['description', 'provenance', 'external_sync_identifier'],
		...['invitability_level', 'member_viewability_level'],
	].join(',');
	const group = only(await create({ name: 'Legal', additionalFields, options: { fields } }));
	expect(group).toEqual({
		type: 'group',
		id: expect.any(String),
		description: 'Lawyers',
		provenance: 'Active Directory',
		external_sync_identifier: 'AD:1',
		invitability_level: 'admins_only',
		member_viewability_level: 'admins_and_members',
	});
});

test('a name that another group has', async () => {
	box.emulator.addGroup({ name: 'Legal' });
	const { error } = await create({ name: 'legal' });
	expect(error).toMatchObject(boxError(409, 'Another group of the enterprise has this name'));
	expect(error?.description).toMatch(/^Enter another 'Name'/);
});

test('an account that is no administrator', async () => {
	const credential = box.as(box.emulator.users.colleague.id);
	const { error } = await create({ name: 'Legal' }, { credential });
	expect(error).toMatchObject(boxError(403, 'The connected account may not manage groups'));
	expect(error?.description).toContain('"Manage groups"');
});

refuses(box, create, [
	[{ name: ' ' }, "'Name' is empty"],
	[{ name: '={{ $json.name }}' }, "'Name' is empty: its expression {{ $json.name }} gives nothing"],
	[
		{ name: 'Legal', additionalFields: { invitabilityLevel: '={{ "nobody" }}' } },
		"'Who Can Invite the Group' is none of admins_and_members, admins_only, all_managed_users",
	],
]);
