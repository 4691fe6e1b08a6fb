import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, folder }) => {
	await run({ url: 'https://example.com/plans', parent: byId(folder) });
};

const box = useBox();
const create = box.operation('webLink', 'create');

const url = 'https://example.com/page?a=b#c';

test('in the root folder, with the name that Box gives it', async () => {
	expect(only(await create({ url, simplify: false }))).toMatchObject({
		...{ type: 'web_link', name: 'example.com', path: '/example.com' },
		...{ url, description: '', parent: { id: '0' } },
	});
	expect(box.calls()).toEqual(['POST /2.0/web_links']);
	expect(box.emulator.requests()[0]).toMatchObject({ status: 200 });
});

test('in another folder, with a name and a description', async () => {
	box.emulator.addFolder({ name: 'Reports' });
	const additionalFields = { name: 'Intranet', description: 'Where we are' };
	const run = await create({ url, parent: byPath('/Reports'), additionalFields });
	expect(only(run)).toMatchObject({ path: '/Reports/Intranet', description: 'Where we are' });
});

test('with neither, if both are empty', async () => {
	const run = await create({ url, additionalFields: { name: '', description: ' ' } });
	expect(only(run)).toMatchObject({ name: 'example.com', description: '' });
});

test('with its missing parents', async () => {
	const options = { createMissingParents: true };
	const run = await create({ url, parent: byPath('/Reports/2026'), options });
	expect(only(run)).toMatchObject({ path: '/Reports/2026/example.com' });
});

test('the scheme in any case, and spaces around', async () => {
	expect(only(await create({ url: ' HTTPS://Example.com/Page ' }))).toMatchObject({
		url: 'https://Example.com/Page',
	});
});

test('a name that is taken', async () => {
	const { id } = box.emulator.addFile({ name: 'intranet', content: '' });
	const { error } = await create({ url, additionalFields: { name: 'Intranet' } });
	expect(error).toMatchObject(
		boxError(
			409,
			`The name is already taken in that folder: the file 'intranet' (ID ${id}) has it`,
		),
	);
	expect(error?.description).toMatch(/^Enter another 'Name'/);
});

test('no permission in the parent', async () => {
	const folder = box.emulator.addFolder({ name: 'Ours' });
	const credential = box.asViewerOf(folder);
	const { error } = await create({ url, parent: byId(folder.id) }, { credential });
	const message = `The connected account has no permission for this ('Parent Folder', ID ${folder.id})`;
	expect(error).toMatchObject(boxError(403, message));
});

test('no address, which the editor marks', async () => {
	await expect(create()).rejects.toThrow('Parameter "URL" is required');
});

const noAddress = (shown: string) => `'URL' is not a web address: '${shown}'`;

refuses(box, create, [
	[{ url: ' ' }, "'URL' is empty"],
	[{ url: 'example.com/page' }, noAddress('example.com/page')],
	[{ url: '/page' }, noAddress('/page')],
	[{ url: 'https:example.com' }, noAddress('https:example.com')],
	[{ url: 'https://' }, noAddress('https://')],
	[{ url: 'ftp://me:secret@example.com/page?key=secret' }, noAddress('ftp://example.com/…')],
	[{ url: 'javascript:alert(1)' }, noAddress('javascript:alert(1)')],
	[
		{ url: '=https://example.com/{{ $json.page }}' },
		"'URL' is empty: its expression {{ $json.page }} gives nothing",
	],
	[{ url, additionalFields: { name: 'a/b' } }, "'Name' contains a slash: 'a/b'"],
	[{ url, parent: byId('first') }, "'Parent Folder' is not the ID of a folder: 'first'"],
]);
