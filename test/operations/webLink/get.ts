import { boxError, byId, byPath, byUrl, fromList, only, refuses, useBox } from '../support';
import type { Sample } from '../support';

export const sample: Sample = async ({ run, emulator, folder }) => {
	const { id } = emulator.addWebLink({ name: 'Site', parentId: folder });
	await run({ webLink: byId(id) });
};

const box = useBox();
const get = box.operation('webLink', 'get');

const site = () => box.emulator.addWebLink({ name: 'Site', url: 'https://example.com/a' });

test.each([
	['from the list', (id: string) => fromList(id)],
	['by ID', (id: string) => byId(id)],
	['by URL', (id: string) => byUrl(`https://app.box.com/web_link/${id}`)],
	['by path', () => byPath('/Site')],
])('chosen %s', async (_, webLink) => {
	const { id } = site();
	expect(only(await get({ webLink: webLink(id) }))).toMatchObject({
		...{ type: 'web_link', id, name: 'Site', path: '/Site' },
		...{ url: 'https://example.com/a', owner: box.emulator.users.admin.login },
	});
});

test('the fields that are asked for', async () => {
	const { id } = site();
	expect(only(await get({ webLink: byId(id), options: { fields: 'url,name' } }))).toEqual({
		...{ type: 'web_link', id, etag: '0', name: 'Site' },
		url: 'https://example.com/a',
	});
});

test('through somebody’s shared link, with a password', async () => {
	const { id } = site();
	const password = 'Open Sesame 1';
	const shared = { itemType: 'web_link', webLink: byId(id), access: 'open', options: { password } };
	const link = only(await box.run('sharedLink', 'create', shared)).shared_link as { url: string };
	const sharedLink = link.url.replace(box.emulator.url, 'https://app.box.com');
	const credential = box.as(box.emulator.users.outsider.id);
	const options = { sharedLink, sharedLinkPassword: password };
	expect(only(await get({ webLink: byId(id), options }, { credential }))).toMatchObject({
		name: 'Site',
	});
	const named = { webLink: byUrl(sharedLink), options: { sharedLinkPassword: password } };
	expect(only(await get(named, { credential }))).toMatchObject({ id });
	const { error } = await get({ webLink: byId(id), options: { sharedLink } }, { credential });
	expect(error).toMatchObject(boxError(403, 'The password of the shared link is wrong or missing'));
});

test('a web link that is not there', async () => {
	const { error } = await get({ webLink: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such item, or this account may not see it ('Web Link', ID 404)"),
	);
});

test('as another user, who may not see it', async () => {
	const { id } = site();
	const requestOptions = { asUser: box.emulator.users.colleague.id };
	const { error } = await get({ webLink: byId(id), requestOptions });
	expect(error).toMatchObject({ httpCode: '404' });
});

test('the path of a file', async () => {
	box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await get({ webLink: byPath('/a.txt') });
	expect(error).toMatchObject({
		message: "'Web Link' does not exist: /a.txt",
		description: expect.stringContaining("'/a.txt' is a file"),
	});
});

refuses(box, get, [
	[{}, "'Web Link' is empty"],
	[{ webLink: byId('0') }, "'Web Link' names the root folder, not a web link"],
	[
		{ webLink: byUrl('https://app.box.com/file/12') },
		"'Web Link' is the URL of a file, not of a web link: 'https://app.box.com/file/12'",
	],
]);
