import { createHash } from 'node:crypto';

import type { Emulator } from '../emulator';
import { openBrowser, type Browser } from './support/browser';
import { Editor } from './support/editor';
import { pictured, takePicture } from './support/pictures';
import { startWorld, type World } from './support/world';

const LEASE = 'A lease of ten years';

let world: World;
let browser: Browser;
let editor: Editor;

/** A folder with a file that has a task and a comment on it, and one in the trash. */
function fill(emulator: Emulator): void {
	for (const name of ['Offer.txt', 'Plan.txt']) emulator.addFile({ name, content: name });
	const { id: parentId } = emulator.addFolder({ name: 'Contracts' });
	const { id } = emulator.addFile({ name: 'Lease.txt', parentId, content: LEASE });
	emulator.addComment({ fileId: id, message: 'Please sign' });
	emulator.addTask({ fileId: id, message: 'Check the dates' });
	emulator.addGroup({ name: 'Lawyers' });
	for (const displayName of ['Contract', 'Invoice']) {
		emulator.addMetadataTemplate({
			displayName,
			templateKey: displayName.toLowerCase(),
			fields: [{ type: 'string', key: 'customer', displayName: 'Customer' }],
		});
	}
	emulator.addMetadata({
		itemType: 'file',
		itemId: id,
		scope: `enterprise_${emulator.users.admin.enterpriseId}`,
		templateKey: 'contract',
		values: { customer: 'ACME' },
	});
	const old = emulator.addFile({ name: 'Old plan.txt', content: 'old' });
	if (old.type === 'file') old.trashedAt = Date.now();
}

beforeAll(async () => {
	world = await startWorld();
	fill(world.emulator);
	await world.n8n.rest();
	browser = await openBrowser(world.n8n.url);
	editor = new Editor(browser.page, world.n8n.url);
});
afterAll(async () => {
	await browser?.close();
	await world?.close();
});

const lease = async () => {
	const entries = await editor.openList('file');
	await editor.searchList('Lease');
	await entries.filter({ hasText: '/Contracts/Lease.txt' }).click();
};

const contracts = async (field = 'folder') =>
	await (await editor.openList(field)).filter({ hasText: '/Contracts' }).click();

/** What a user does: the action in the node panel, the fields that are filled in, and what is seen. */
const steps: Array<[action: string, fill: () => Promise<void>, seen: string[]]> = [
	[
		'Create a comment',
		async () => {
			await lease();
			await editor.type('message', 'Looks good');
		},
		['comment', 'Looks good'],
	],
	['Get many comments', lease, ['Please sign', 'Looks good']],
	['Create a task', lease, ['task', 'review']],
	['Get many tasks', lease, ['Check the dates']],
	['Create a group', async () => await editor.type('name', 'Buyers'), ['group', 'Buyers']],
	['Get many groups', async () => {}, ['Buyers', 'Lawyers']],
	['Get many users', async () => {}, ['Colleague', 'colleague@example.com']],
	[
		'Create a collaboration',
		async () => {
			await editor.pick('itemType', 'Folder');
			await contracts();
			await editor.type('email', 'colleague@example.com');
		},
		['collaboration', 'editor', 'accepted'],
	],
	['Create or change a shared link', lease, ['Lease.txt', 'shared_link']],
	[
		'Create a web link',
		async () => await editor.type('url', 'https://example.com/intranet'),
		['web_link', 'example.com'],
	],
	['Lock a file', lease, ['Lease.txt', 'lock']],
	['Unlock a file', lease, ['Lease.txt']],
	['Get the text of a file', lease, [LEASE]],
	[
		'Get metadata',
		async () => {
			await lease();
			await (await editor.openList('template')).filter({ hasText: 'Contract (' }).click();
		},
		['ACME'],
	],
	['Get many metadata templates', async () => {}, ['Contract']],
	['Get many items in the trash', async () => {}, ['Old plan.txt', 'trashed_at']],
	[
		'Get the items in a folder',
		async () => {
			await contracts();
			await editor.addOption('Fields');
			await editor.choose('fields', 'SHA1');
		},
		['sha1', createHash('sha1').update(LEASE).digest('hex').slice(0, 8)],
	],
	[
		'Create a webhook',
		async () => {
			await editor.pick('itemType', 'Folder');
			await contracts();
			await editor.type('address', 'https://example.com/hook');
			await editor.choose('folderTriggers', 'File Uploaded');
		},
		['webhook', 'FILE.UPLOADED'],
	],
	[
		'Ask Box AI about files or a hub',
		async () => {
			await lease();
			await editor.type('prompt', 'How long is the lease?');
		},
		[LEASE],
	],
];

test.each(steps)('%s', async (action, fillIn, seen) => {
	const { page } = browser;
	await pictured(page, async () => {
		await editor.newWorkflow();
		await editor.find('box', 'n8n-nodes-box.box');
		await editor.showActions();
		await editor.add(action);
		await fillIn();
		await editor.executeStep();
		await editor.seeOutput('table', ...seen);
		await takePicture(page, action.replaceAll(' ', '-').toLowerCase());
	});
});
