import type { Page } from 'playwright-core';

import { openBrowser, type Browser } from './support/browser';
import { pictured } from './support/pictures';
import { startWorld, type World } from './support/world';

/** A credential in n8n's list. */
interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

let world: World;
let browser: Browser;

beforeAll(async () => {
	world = await startWorld({ connected: false });
	const { emulator } = world;
	emulator.addFolder({ name: "Colleague's folder", as: emulator.users.colleague.id });
	emulator.addFolder({ name: "The app's folder", as: emulator.service.id });
	await world.n8n.rest();
	browser = await openBrowser(world.n8n.url);
});
afterAll(async () => {
	await browser?.close();
	await world?.close();
});

async function createCredential(page: Page): Promise<void> {
	await page.goto(`${world.n8n.url}/home/credentials`);
	// An n8n without credentials asks for the first one in another place.
	await page
		.getByTestId('empty-resources-list')
		.getByRole('button')
		.or(page.getByTestId('add-resource-credential'))
		.first()
		.click();
	await page.getByTestId('new-credential-type-select').locator('input').click();
	await page.keyboard.type('box');
	await page
		.getByTestId('new-credential-type-select-option')
		.filter({ hasText: /^\s*Box API\s*$/ })
		.click();
	await page.getByTestId('new-credential-type-button').click();
}

async function chooseServer(page: Page): Promise<void> {
	await page.getByTestId('parameter-input-grantType').locator('input').click();
	await page.getByRole('option', { name: 'Server (Client Credentials)' }).click();
}

async function fillIn(page: Page, more: Record<string, string> = {}): Promise<void> {
	const { url, clientId, clientSecret } = world.emulator;
	const hosts = { apiUrl: url, uploadUrl: url, accountUrl: url };
	const values = { clientId, clientSecret, ...hosts, ...more };
	for (const [name, value] of Object.entries(values)) {
		await page.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
	}
}

async function connect(page: Page): Promise<void> {
	const opened = page.waitForEvent('popup');
	await page.getByTestId('quick-connect-button').first().click();
	const popup = await opened;
	await popup.getByLabel('Account').selectOption({ label: 'Colleague (colleague@example.com)' });
	const closed = popup.waitForEvent('close');
	await popup.getByRole('button', { name: 'Grant access to Box' }).click();
	await closed;
}

/** What the node's list of folders has with a stored credential. */
async function foldersSeenBy(name: string): Promise<string[]> {
	const rest = await world.n8n.rest();
	const all = await rest.editor<StoredCredential[]>('GET', '/credentials');
	const stored = all.find((each) => each.name === name && each.type === 'boxApi');
	const { results } = await rest.editor<{ results: Array<{ name: string }> }>(
		'POST',
		'/dynamic-node-parameters/resource-locator-results',
		{
			path: 'parameters.folder',
			nodeTypeAndVersion: { name: 'n8n-nodes-box.boxTrigger', version: 1 },
			currentNodeParameters: {},
			methodName: 'searchFolders',
			credentials: { boxApi: { id: stored?.id, name } },
		},
	);
	return results.map((each) => each.name);
}

test('a credential is created and connected in the browser, and works', async () => {
	const { page } = browser;
	await pictured(page, async () => {
		await createCredential(page);
		await fillIn(page);
		await connect(page);
		await page.getByTestId('oauth-connect-success-banner').waitFor();
	});
	expect(await foldersSeenBy('Box account')).toEqual(['All Files', "/Colleague's folder"]);
});

test('a credential of a server application is saved and tested without a sign-in', async () => {
	const { page } = browser;
	const { enterpriseId } = world.emulator.users.admin;
	await pictured(page, async () => {
		await createCredential(page);
		await chooseServer(page);
		await fillIn(page, { enterpriseId });
		await page.getByTestId('credential-save-button').click();
		await page.getByTestId('credentials-config-container-test-success').waitFor();
	});
	expect(await page.getByTestId('quick-connect-button').first().isVisible()).toBe(false);
	expect(await foldersSeenBy('Box account 2')).toEqual(['All Files', "/The app's folder"]);
});
