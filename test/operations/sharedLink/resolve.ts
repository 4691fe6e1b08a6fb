import type { INodeParameters } from 'n8n-workflow';

import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, folder }) => {
	const { id } = emulator.addFile({ name: 'offer.pdf', content: 'An offer' });
	await run({ sharedLink: await linkOf({ file: byId(id) }) });
	await run({ sharedLink: await linkOf({ itemType: 'folder', folder: byId(folder) }) });
};

const box = useBox();
const resolve = box.operation('sharedLink', 'resolve');

/** Shares an item, and gives the link's address. */
async function linkOf(parameters: INodeParameters): Promise<string> {
	const { shared_link } = only(await box.run('sharedLink', 'create', parameters));
	return (shared_link as { url: string }).url;
}

const file = () => byId(box.emulator.addFile({ name: 'a.txt', content: 'x' }).id);
const asOutsider = () => ({ credential: box.as(box.emulator.users.outsider.id) });

test('a file, for an account of another enterprise', async () => {
	const shared = file();
	const sharedLink = await linkOf({ file: shared, access: 'open' });
	expect(only(await resolve({ sharedLink }, asOutsider()))).toMatchObject({
		...{ type: 'file', id: shared.value, name: 'a.txt' },
		path: expect.stringContaining('a.txt'),
		shared_link: sharedLink,
	});
});

test('a folder, with the fields that are asked for', async () => {
	const { id } = box.emulator.addFolder({ name: 'Reports' });
	const sharedLink = await linkOf({ itemType: 'folder', folder: byId(id) });
	const folder = only(await resolve({ sharedLink, options: { fields: 'name' } }));
	expect(folder).toEqual({ type: 'folder', id, etag: expect.any(String), name: 'Reports' });
});

test('a web link', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	const sharedLink = await linkOf({ itemType: 'web_link', webLink: byId(id) });
	expect(only(await resolve({ sharedLink }))).toMatchObject({
		...{ type: 'web_link', id, name: 'Site' },
		url: 'https://example.com/',
	});
});

test('a hub, of which Box tells little', async () => {
	const { id } = box.emulator.addHub({ title: 'Sales' });
	const sharedLink = box.emulator.shareHub(id);
	expect(only(await resolve({ sharedLink }))).toMatchObject({ type: 'app_item', id });
});

test('by the name that the link was given, without https', async () => {
	const shared = file();
	const options = { vanityName: 'quarterly-report' };
	await box.run('sharedLink', 'create', { file: shared, access: 'open', options });
	const sharedLink = 'ours.box.com/v/quarterly-report';
	expect(only(await resolve({ sharedLink }))).toMatchObject({ id: shared.value });
});

describe('with a password', () => {
	const password = 'Open Sesame & 1';
	const wrong = 'The password of the shared link is wrong or missing';
	let sharedLink: string;

	beforeEach(async () => {
		const options = { password };
		sharedLink = await linkOf({ file: file(), access: 'open', options });
	});

	test('the right one', async () => {
		const options = { sharedLinkPassword: password };
		expect(only(await resolve({ sharedLink, options }))).toMatchObject({ name: 'a.txt' });
	});

	test('none', async () => {
		const { error } = await resolve({ sharedLink });
		expect(error).toMatchObject(boxError(403, wrong));
		expect(error?.description).toContain("Enter it in the options, under 'Shared Link Password'");
	});

	test('a wrong one', async () => {
		const options = { sharedLinkPassword: 'Close Sesame 1' };
		const { error } = await resolve({ sharedLink, options });
		expect(error).toMatchObject(boxError(403, wrong));
	});

	test('one that Box repeats, and no error does', async () => {
		const options = { sharedLinkPassword: 'Close Sesame 1' };
		const message = "Not 'Close Sesame 1'";
		const errors = [{ reason: 'invalid_parameter', name: 'BoxApi', message }];
		const body = { type: 'error', status: 400, code: 'bad_request', message };
		box.emulator.faults.add({
			...{ path: '/2.0/shared_items', status: 400 },
			body: { ...body, context_info: { errors }, request_id: 'abc' },
		});
		const { error } = await resolve({ sharedLink, options });
		const said = JSON.stringify([error, error?.message, error?.description]);
		expect(said).toContain("Not '***'");
		expect(said).not.toContain('Close Sesame');
	});
});

describe('what opens nothing', () => {
	const nothing = boxError(404, 'The shared link opens nothing for this account');

	test('a link that was never there', async () => {
		const { error } = await resolve({ sharedLink: 'https://app.box.com/s/abcdef' });
		expect(error).toMatchObject(nothing);
		expect(error?.description).toContain('Check it in a browser');
	});

	test('one that has expired', async () => {
		const sharedLink = await linkOf({ file: file(), access: 'open' });
		const link = box.emulator.find('/a.txt')?.sharedLink;
		if (!link) throw new Error('There is no link');
		link.unsharedAt = Date.now() - 1;
		const { error } = await resolve({ sharedLink });
		expect(error).toMatchObject(nothing);
	});

	test('one for the people of another enterprise', async () => {
		const sharedLink = await linkOf({ file: file(), access: 'company' });
		const { error } = await resolve({ sharedLink }, asOutsider());
		expect(error).toMatchObject(nothing);
		expect(only(await resolve({ sharedLink }))).toMatchObject({ name: 'a.txt' });
	});
});

test('no link, which the editor marks', async () => {
	await expect(resolve()).rejects.toThrow('Parameter "Shared Link" is required');
});

refuses(box, resolve, [
	[
		{ sharedLink: 'https://app.box.com/file/12' },
		"'Shared Link' is not a shared link of Box: 'https://app.box.com/file/12'",
	],
	[
		{ sharedLink: 'https://example.com/s/abc?token=secret' },
		"'Shared Link' is not a shared link of Box: 'https://example.com/…'",
	],
	[
		{ sharedLink: '={{ $json.link }}' },
		"'Shared Link' is empty: its expression {{ $json.link }} gives nothing",
	],
]);
