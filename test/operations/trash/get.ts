import {
	boxError,
	byId,
	byUrl,
	chosen,
	only,
	refuses,
	toTrash,
	TRASHABLE,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	for (const [, make] of TRASHABLE) {
		const item = make(emulator, 'Old plan');
		await toTrash(emulator, item);
		await run(chosen(item));
	}
};

const box = useBox();
const get = box.operation('trash', 'get');

test.each(TRASHABLE)('a %s, with the time it was deleted', async (type, make) => {
	const item = make(box.emulator, 'Old plan');
	await toTrash(box.emulator, item);
	expect(only(await get(chosen(item)))).toMatchObject({
		...{ type, id: item.id, name: 'Old plan', path: '/Trash/Old plan' },
		item_status: 'trashed',
		trashed_at: expect.any(String),
		purged_at: expect.any(String),
	});
	expect(box.calls()).toEqual([`GET /2.0/${type}s/${item.id}/trash`]);
});

test('by URL, with the fields that are asked for', async () => {
	const link = box.emulator.addWebLink({ name: 'Site' });
	await toTrash(box.emulator, link);
	const webLink = byUrl(`https://app.box.com/web_link/${link.id}`);
	const options = { fields: 'trashed_at' };
	expect(only(await get({ itemType: 'web_link', webLink, options }))).toEqual({
		...{ type: 'web_link', id: link.id, etag: expect.any(String) },
		trashed_at: expect.any(String),
	});
});

test('a file that is not in the trash', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await get(chosen(file));
	expect(error).toMatchObject(
		boxError(404, `The item is not in the trash ('File', ID ${file.id})`),
	);
});

test('a file that was deleted with its folder is there only as a part of that', async () => {
	const folder = box.emulator.addFolder({ name: 'Folder' });
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x', parentId: folder.id });
	await toTrash(box.emulator, folder);
	const { error } = await get(chosen(file));
	expect(error).toMatchObject({ httpCode: '404' });
	expect(error?.description).toContain('only as a part of that folder');
});

test('somebody else’s', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	await toTrash(box.emulator, file);
	const requestOptions = { asUser: box.emulator.users.colleague.id };
	const { error } = await get({ ...chosen(file), requestOptions });
	expect(error).toMatchObject({ httpCode: '404' });
	expect(error?.description).toContain('belongs to the connected account');
});

refuses(box, get, [
	[{}, "'File' is empty"],
	[{ file: byId('/a.txt') }, "'File' is not the ID of a file: '/a.txt'"],
	[
		{ itemType: 'web_link', webLink: byUrl('https://app.box.com/file/12') },
		"'Web Link' is the URL of a file, not of a web link: 'https://app.box.com/file/12'",
	],
]);
