import type { INodeParameters } from 'n8n-workflow';

import { loadOptions } from '../../support/engine';
import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

const address = 'https://n8n.example.com/webhook/box?key=1';

export const sample: Sample = async ({ run, folder }) => {
	const folderTriggers = ['FILE.UPLOADED', 'FOLDER.CREATED'];
	await run({ itemType: 'folder', folder: byId(folder), address, folderTriggers });
};

const box = useBox();
const create = box.operation('webhook', 'create');

const onFile = () => ({
	file: byId(box.emulator.addFile({ name: 'a.txt', content: 'x' }).id),
	address,
	fileTriggers: ['FILE.DOWNLOADED', 'COMMENT.CREATED'],
});

test('on a folder that a path names, with triggers of folders', async () => {
	const { id } = box.emulator.addFolder({ name: 'Inbox' });
	const folderTriggers = ['FILE.UPLOADED', 'COLLABORATION.CREATED'];
	const given = { itemType: 'folder', folder: byPath('/Inbox'), address, folderTriggers };
	expect(only(await create(given))).toMatchObject({
		type: 'webhook',
		target: { type: 'folder', id },
		address,
		triggers: folderTriggers,
	});
});

test('on a file, with the triggers as an AI model gives them', async () => {
	const parameters = onFile();
	const fileTriggers = '={{ "FILE.DOWNLOADED, comment.created" }}';
	expect(only(await create({ ...parameters, fileTriggers }))).toMatchObject({
		target: { type: 'file', id: parameters.file.value },
		triggers: ['FILE.DOWNLOADED', 'COMMENT.CREATED'],
	});
});

test('on a file, with the triggers by the names that the editor lists', async () => {
	const fileTriggers = 'File Downloaded, Comment Created';
	const made = only(await create({ ...onFile(), fileTriggers: `={{ "${fileTriggers}" }}` }));
	expect(made.triggers).toEqual(['FILE.DOWNLOADED', 'COMMENT.CREATED']);
});

test.each([
	['listFileTriggers', false],
	['listFolderTriggers', true],
])('%s offers the triggers, those of folders: %j', async (method, hasFolders) => {
	const listed = (await loadOptions({ method })).map(({ value }) => value);
	expect(listed).toContain('FILE.DOWNLOADED');
	expect(listed.includes('FOLDER.CREATED')).toBe(hasFolders);
});

test('triggers that were chosen for a folder are not sent for a file', async () => {
	const made = only(await create({ ...onFile(), folderTriggers: ['FOLDER.CREATED'] }));
	expect(made.triggers).toEqual(['FILE.DOWNLOADED', 'COMMENT.CREATED']);
});

test('as another user', async () => {
	const { id } = box.emulator.users.colleague;
	const folder = box.emulator.addFolder({ name: 'Mine', as: id });
	const given = { folder: byId(folder.id), address, folderTriggers: ['FILE.UPLOADED'] };
	const requestOptions = { asUser: id };
	const made = only(await create({ itemType: 'folder', ...given, requestOptions }));
	expect(made).toMatchObject({ created_by: { id } });
});

test('a file that has one already', async () => {
	const parameters = onFile();
	await create(parameters);
	const { error } = await create(parameters);
	expect(error).toMatchObject(
		boxError(
			409,
			`The app has a webhook of this account on the file or folder already ('File', ID ${parameters.file.value})`,
		),
	);
	expect(error?.description).toContain('use the operation Update');
});

test('a file that is not there', async () => {
	const { error } = await create({ ...onFile(), file: byId('404') });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such item, or this account may not see it ('File', ID 404)"),
	);
});

test('an app without the scope is told which', async () => {
	const { app } = box.emulator;
	app.scopes = app.scopes.filter((scope) => scope !== 'manage_webhook');
	const parameters = onFile();
	const { error } = await create(parameters);
	expect(error).toMatchObject(
		boxError(403, `The app in Box may not manage webhooks ('File', ID ${parameters.file.value})`),
	);
	expect(error?.description).toContain('Add the scope "Manage webhooks"');
	expect(error?.description).toContain('manage_webhook to the scopes in the credential');
});

test('one more than Box allows', async () => {
	for (let number = 0; number < 1000; number++) {
		const { id } = box.emulator.addFolder({ name: `Folder ${number}` });
		box.emulator.addWebhook({ itemType: 'folder', itemId: id });
	}
	const { error } = await create(onFile());
	expect(error).toMatchObject({ httpCode: '403' });
	expect(error?.message).toContain('as many webhooks of this account as Box allows');
});

test('the root folder', async () => {
	const given = { folder: byId('0'), address, folderTriggers: ['FILE.UPLOADED'] };
	const { error } = await create({ itemType: 'folder', ...given });
	expect(error?.message).toBe("'Folder' is the root folder, which cannot be given a webhook");
	expect(box.calls()).toEqual([]);
});

test.each([
	['https://bücher.example/ä b', 'https://xn--bcher-kva.example/%C3%A4%20b'],
	['HTTPS://N8N.example.com/webhook/A', 'https://n8n.example.com/webhook/A'],
	[' https://n8n.example.com ', 'https://n8n.example.com'],
	['https://100.128.0.1/a', 'https://100.128.0.1/a'],
	['https://notbox.com/a', 'https://notbox.com/a'],
])('the address %j as the web writes it', async (given, sent) => {
	expect(only(await create({ ...onFile(), address: given }))).toMatchObject({ address: sent });
});

test.each([
	['webhook-test', [expect.stringContaining('Use the production URL of the Webhook node')]],
	['webhook', []],
])('a test URL of n8n is no address for long: %s', async (path, hints) => {
	const run = await create({ ...onFile(), address: `https://n8n.example.com/${path}/1` });
	expect(run.error).toBeUndefined();
	expect(run.hints.map(({ message }) => message)).toEqual(hints);
});

/** Hosts, and how errors repeat their addresses: a path may be a secret, but for this machine's. */
const UNREACHABLE = [
	['localhost', 'localhost/'],
	['[::1]', '[::1]/'],
	['192.168.0.7', '192.168.0.7/…'],
	['n8n.local', 'n8n.local/…'],
	['n8n.localhost', 'n8n.localhost/…'],
	['localhost.', 'localhost./…'],
	['n8n.local.', 'n8n.local./…'],
	['n8n.internal', 'n8n.internal/…'],
	['router.home.arpa', 'router.home.arpa/…'],
	['100.64.0.1', '100.64.0.1/…'],
	['2130706433', '127.0.0.1/'],
	['[::ffff:10.0.0.1]', '[::ffff:a00:1]/…'],
];

const file = byId('12');
const fileTriggers = ['FILE.MOVED'];

refuses(box, create, [
	[{ file, address }, "'Triggers' is empty"],
	[
		{ file, address, fileTriggers: ['FILE.UPLOADED'] },
		expect.stringContaining("'Triggers' has 'FILE.UPLOADED', which is none of "),
	],
	[{ address, fileTriggers }, "'File' is empty"],
	[{ file, address: ' ', fileTriggers }, "'Address' is empty"],
	[{ file, fileTriggers, address: 'n8n' }, "'Address' is not a URL: 'n8n'"],
	[
		{ file, fileTriggers, address: 'http://n8n.example.com/a' },
		"'Address' is a URL without https: 'http://n8n.example.com/…'",
	],
	[
		{ file, fileTriggers, address: 'https://n8n.example.com:5678/a' },
		"'Address' is a URL with a port: 'https://n8n.example.com:5678/…'",
	],
	[
		{ file, fileTriggers, address: 'https://app.box.com/a' },
		"'Address' is an address of Box's own: 'https://app.box.com/a'",
	],
	...UNREACHABLE.map(([host, shown]): [INodeParameters, string] => [
		{ file, fileTriggers, address: `https://${host}` },
		`'Address' is an address that Box cannot reach: 'https://${shown}'`,
	]),
]);
