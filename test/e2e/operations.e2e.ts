import type { Emulator } from '../emulator';
import { openBrowser, type Browser } from './support/browser';
import { Editor } from './support/editor';
import { pictured, takePicture } from './support/pictures';
import { startWorld, type World } from './support/world';

let world: World;
let browser: Browser;
let editor: Editor;

/** A folder with a file that has a task and a comment on it, and one in the trash. */
function fill(emulator: Emulator): void {
	for (const name of ['Offer.txt', 'Plan.txt']) emulator.addFile({ name, content: name });
	const { id: parentId } = emulator.addFolder({ name: 'Contracts' });
	const { id } = emulator.addFile({ name: 'Lease.txt', parentId, content: 'A lease of ten years' });
	emulator.addComment({ fileId: id, message: 'Please sign' });
	emulator.addTask({ fileId: id, message: 'Check the dates' });
	emulator.addGroup({ name: 'Lawyers' });
	emulator.addMetadata({ itemType: 'file', itemId: id, values: { customer: 'ACME' } });
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
