import { boxError, byId, collaborate, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, folder }) => {
	await run({ collaboration: byId(collaborate(emulator, folder)) });
};

const box = useBox();
const del = box.operation('collaboration', 'delete');

test('ends the access', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Reports' });
	const id = collaborate(emulator, folder.id);
	const { colleague } = emulator.users;
	expect(emulator.tree(colleague.id)).toContain('Reports');
	expect(only(await del({ collaboration: byId(id) }))).toEqual({ deleted: true });
	expect(emulator.tree(colleague.id)).toBe('');
});

test('of the connected account itself, which leaves so', async () => {
	const { emulator } = box;
	const id = collaborate(emulator, emulator.addFolder({ name: 'Reports' }).id);
	const credential = box.as(emulator.users.colleague.id);
	expect(only(await del({ collaboration: byId(id) }, { credential }))).toEqual({ deleted: true });
});

test('an account that may only view, also if the node acts as its user', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Reports' });
	const viewer = box.asViewerOf(folder);
	const { id: userId } = emulator.users.outsider;
	const { id } = emulator.addCollaboration({
		...{ itemType: 'folder', itemId: folder.id, role: 'editor' },
		userId,
	});
	const message = 'The connected account may not do this with the collaboration';
	const { error } = await del({ collaboration: byId(id) }, { credential: viewer });
	expect(error).toMatchObject(boxError(403, `${message} ('Collaboration', ID ${id})`));
	expect(error?.description).toContain('editors may end one');

	const asUser = emulator.users.colleague.id;
	const acted = await del({ collaboration: byId(id), requestOptions: { asUser } });
	expect(acted.error).toMatchObject(
		boxError(403, `${message} ('Collaboration', ID ${id}; as the user ${asUser})`),
	);
});

test('one that has ended already', async () => {
	const { error } = await del({ collaboration: byId('404') });
	expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
});

refuses(box, del, [
	[{}, "'Collaboration' is empty"],
	[{ collaboration: byId('1 2') }, "'Collaboration' is not the ID of a collaboration: '1 2'"],
]);
