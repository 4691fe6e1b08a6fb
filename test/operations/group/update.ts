import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id } = emulator.addGroup({ name: 'Legal' });
	await run({ group: byId(id), updateFields: { name: 'Law' } });
	const updateFields = { description: 'Lawyers' };
	await run({ group: byId(id), updateFields, options: { fields: 'name,description' } });
};

const box = useBox();
const update = box.operation('group', 'update');

const legal = () =>
	box.emulator.addGroup({ name: 'Legal', description: 'Lawyers', provenance: 'AD' }).id;

test('what was added changes, and nothing else', async () => {
	const group = byId(legal());
	const updateFields = { name: 'Law', invitabilityLevel: 'admins_only' };
	const options = { fields: 'name,description,provenance,invitability_level' };
	expect(only(await update({ group, updateFields, options }))).toMatchObject({
		name: 'Law',
		description: 'Lawyers',
		provenance: 'AD',
		invitability_level: 'admins_only',
	});
});

test('an empty text takes away what there is', async () => {
	const updateFields = { description: '', provenance: '', externalSyncIdentifier: '' };
	const options = { fields: 'description,provenance,external_sync_identifier' };
	expect(only(await update({ group: byId(legal()), updateFields, options }))).toMatchObject({
		description: '',
		provenance: '',
		external_sync_identifier: '',
	});
});

test('a name that another group has', async () => {
	box.emulator.addGroup({ name: 'Sales' });
	const { error } = await update({ group: byId(legal()), updateFields: { name: 'SALES' } });
	expect(error?.message).toContain('Another group of the enterprise has this name');
	expect(error).toMatchObject({ httpCode: '409', context: { itemIndex: 0 } });
});

test('an account that may not change the group', async () => {
	const { colleague } = box.emulator.users;
	const { id } = box.emulator.addGroup({ name: 'Legal', members: [colleague.id] });
	const { error } = await update(
		{ group: byId(id), updateFields: { name: 'Mine' } },
		{ credential: box.as(colleague.id) },
	);
	expect(error).toMatchObject(
		boxError(403, `The connected account may not do this with the group ('Group', ID ${id})`),
	);
});

refuses(box, update, [
	[{ group: byId('12') }, "'Update Fields' is empty"],
	[{ group: byId('12'), updateFields: { name: '' } }, "'Name' is empty"],
	[{ updateFields: { name: 'Law' } }, "'Group' is empty"],
]);
