import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	await run({ group: byId(emulator.addGroup({ name: 'Legal' }).id) });
};

const box = useBox();
const del = box.operation('group', 'delete');

test('the group is gone', async () => {
	const { id } = box.emulator.addGroup({ name: 'Legal' });
	expect(only(await del({ group: byId(id) }))).toEqual({ deleted: true });
	expect((await box.run('group', 'get', { group: byId(id) })).error).toMatchObject({
		httpCode: '404',
	});
});

test('an account that is no administrator', async () => {
	const { colleague } = box.emulator.users;
	const { id } = box.emulator.addGroup({ name: 'Legal', members: [colleague.id] });
	const { error } = await del({ group: byId(id) }, { credential: box.as(colleague.id) });
	expect(error).toMatchObject(
		boxError(403, `The connected account may not do this with the group ('Group', ID ${id})`),
	);
});

test('a group that Box does not know', async () => {
	const { error } = await del({ group: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such group, or this account may not see it ('Group', ID 404)"),
	);
});

refuses(box, del, [[{ group: byId('') }, "'Group' is empty"]]);
