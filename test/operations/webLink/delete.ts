import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id } = emulator.addWebLink({ name: 'Site' });
	await run({ webLink: byId(id) });
};

const box = useBox();
const del = box.operation('webLink', 'delete');

test('to the trash', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	expect(only(await del({ webLink: byPath('/Site') }))).toEqual({ deleted: true });
	expect(box.emulator.find('/Site')).toBeUndefined();
	const trashed = await box.run('trash', 'get', { itemType: 'web_link', webLink: byId(id) });
	expect(only(trashed)).toMatchObject({ id, item_status: 'trashed' });
	const { error } = await del({ webLink: byId(id) });
	expect(error).toMatchObject(boxError(404, `The item is in the trash ('Web Link', ID ${id})`));
});

test('only if nobody else has changed it', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	const { error } = await del({ webLink: byId(id), options: { ifMatch: '99' } });
	expect(error).toMatchObject({ httpCode: '412' });
	only(await del({ webLink: byId(id), options: { ifMatch: '0' } }));
	expect(box.emulator.tree()).toBe('');
});

test('somebody else’s', async () => {
	const folder = box.emulator.addFolder({ name: 'Ours' });
	const { id } = box.emulator.addWebLink({ name: 'Site', parentId: folder.id });
	const { error } = await del({ webLink: byId(id) }, { credential: box.asViewerOf(folder) });
	const message = `The connected account has no permission for this ('Web Link', ID ${id})`;
	expect(error).toMatchObject(boxError(403, message));
});

refuses(box, del, [
	[{}, "'Web Link' is empty"],
	[{ webLink: byId('12a') }, "'Web Link' is not the ID of a web link: '12a'"],
]);
