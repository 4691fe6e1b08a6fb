import { openBrowser, type Browser } from './support/browser';
import { Editor } from './support/editor';
import { eventually } from './support/eventually';
import { pictured, takePicture } from './support/pictures';
import { startWorld, type World } from './support/world';

let world: World;
let browser: Browser;
let editor: Editor;
let inbox: string;

beforeAll(async () => {
	world = await startWorld();
	const { emulator } = world;
	inbox = emulator.addFolder({ name: 'Inbox' }).id;
	const reports = emulator.addFolder({ name: 'Reports' });
	const years = emulator.addFolder({ name: '2026', parentId: reports.id });
	emulator.addFile({ name: 'q1.pdf', parentId: years.id, content: 'first' });
	emulator.addFile({ name: 'q2.pdf', parentId: years.id, content: 'second' });
	for (const name of ['Contract.pdf', 'Offer.pdf']) emulator.addFile({ name, content: name });
	for (const displayName of ['Contract', 'Invoice']) {
		emulator.addMetadataTemplate({
			displayName,
			templateKey: displayName.toLowerCase(),
			fields: [{ type: 'string', key: 'customer', displayName: 'Customer' }],
		});
	}
	const { id: userId } = emulator.users.colleague;
	emulator.addCollaboration({ itemType: 'folder', itemId: inbox, userId, role: 'editor' });
	await world.n8n.rest();
	browser = await openBrowser(world.n8n.url);
	editor = new Editor(browser.page, world.n8n.url);
});
afterAll(async () => {
	await browser?.close();
	await world?.close();
});

test('a step is built with mouse and keyboard, and its output seen', async () => {
	const { page } = browser;
	await pictured(page, async () => {
		await editor.newWorkflow();
		await editor.find('box', 'n8n-nodes-box.box');
		await editor.showActions();
		await editor.add('Get the items in a folder');
		const entries = await editor.openList('folder');
		expect(await entries.allInnerTexts()).toEqual(['All Files', '/Inbox', '/Reports']);
		await editor.searchList('/Reports/');
		await entries.filter({ hasText: '/Reports/2026' }).click();
		await editor.executeStep();
		await editor.seeOutput('table', 'q1.pdf', 'q2.pdf');
		await editor.seeOutput('schema');
		await takePicture(page, 'node');
	});
});

test('the fields of a metadata template are mapped', async () => {
	const { page } = browser;
	await pictured(page, async () => {
		await editor.newWorkflow();
		await editor.find('box', 'n8n-nodes-box.box');
		await editor.showActions();
		await editor.add('Set metadata');
		await (await editor.openList('file')).filter({ hasText: '/Contract.pdf' }).click();
		await (await editor.openList('template')).filter({ hasText: 'Contract (' }).click();
		await editor.parameter('customer').getByRole('textbox').fill('ACME');
		await editor.executeStep();
		await editor.seeOutput('table', 'ACME', 'contract');
	});
});

test('the trigger listens, and shows what somebody else uploads', async () => {
	const { page } = browser;
	const { emulator } = world;
	await pictured(page, async () => {
		await editor.newWorkflow();
		await editor.find('box', 'n8n-nodes-box.box');
		const offered = await editor.offered();
		expect(offered).toEqual(expect.arrayContaining(['On file changed', 'On any event']));
		await editor.add('On file uploaded');
		await expect(editor.parameter('event').getByRole('combobox').inputValue()).resolves.toBe(
			'File Uploaded',
		);
		await (await editor.openList('folder')).filter({ hasText: '/Inbox' }).click();
		await editor.executeStep();
		await eventually(
			'a long poll',
			() => emulator.pollers(),
			(count) => count === 1,
		);
		emulator.addFile({
			name: 'Minutes.docx',
			parentId: inbox,
			content: 'Minutes of the meeting',
			as: emulator.users.colleague.id,
		});
		await editor.seeOutput('table', 'ITEM_UPLOAD', '/Inbox/Minutes.docx');
		await editor.seeOutput('schema');
		await takePicture(page, 'trigger');
	});
});

test('the trigger takes the latest that Box holds', async () => {
	const { page } = browser;
	const { emulator } = world;
	await pictured(page, async () => {
		emulator.addFile({ name: 'Agenda.docx', parentId: inbox, content: 'Agenda' });
		await editor.executeStep();
		await editor.seeOutput('table', '/Inbox/Agenda.docx');
	});
});

test('the trigger says in words what it waits for', async () => {
	const { page } = browser;
	await pictured(page, async () => {
		await page.keyboard.press('Escape');
		await page
			.getByTestId('canvas-node')
			.filter({ hasText: 'File Uploaded in /Inbox' })
			.first()
			.waitFor();
	});
});
