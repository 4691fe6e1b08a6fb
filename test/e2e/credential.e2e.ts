import { openBrowser, type Browser } from './support/browser';
import { CredentialScreen } from './support/credentialScreen';
import { Editor } from './support/editor';
import { pictured, takePicture } from './support/pictures';
import { startWorld, type World } from './support/world';

/** The names of the types, by which they are told apart from n8n's own. */
const APP = 'Box Custom App API';
const JWT_APP = 'Box Custom App (JWT) API';

/** The name that n8n gives to a credential of that type. */
const JWT_ACCOUNT = 'Box Custom App (JWT) account';

/** The window of a small laptop. */
const SMALL = { width: 1280, height: 720 };

/** A credential in n8n's list. */
interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

let world: World;
let browser: Browser;
let screen: CredentialScreen;

beforeAll(async () => {
	world = await startWorld({ connected: false });
	const { emulator } = world;
	emulator.addFolder({ name: "Colleague's folder", as: emulator.users.colleague.id });
	emulator.addFolder({ name: "The app's folder", as: emulator.service.id });
	await world.n8n.rest();
	browser = await openBrowser(world.n8n.url);
	await browser.page.setViewportSize(SMALL);
	screen = new CredentialScreen(browser.page, world.n8n.url);
});
afterAll(async () => {
	await browser?.close();
	await world?.close();
});

/** Fills in the hosts, from top to bottom. */
const hosts = (...names: string[]) =>
	Object.fromEntries(names.map((name) => [name, world.emulator.url]));

/** What a user signs in by, in n8n 2 and in n8n 1. */
const connectButton = () =>
	browser.page
		.getByTestId('quick-connect-button')
		.or(browser.page.getByTestId('oauth-connect-button'))
		.first();

async function connect(): Promise<void> {
	const opened = browser.page.waitForEvent('popup');
	await connectButton().click();
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
			currentNodeParameters: { authentication: 'oAuth2' },
			methodName: 'searchFolders',
			credentials: { boxApi: { id: stored?.id, name } },
		},
	);
	return results.map((each) => each.name);
}

test("the types are found by the word 'box', beside n8n's own", async () => {
	await pictured(browser.page, async () => {
		const offered = await (await screen.offered('box')).allInnerTexts();
		expect(offered.slice(0, 3)).toEqual([JWT_APP, APP, 'Box OAuth2 API']);
	});
});

test('a credential is created and connected in the browser, and works', async () => {
	const { page } = browser;
	const { clientId, clientSecret } = world.emulator;
	await pictured(page, async () => {
		await screen.create(APP);
		expect((await screen.parts()).map(({ name }) => name)).toEqual([
			...['Notice', 'Connect As', 'Client ID *', 'Client Secret *', 'Scope'],
			...['Allowed HTTP Request Domains', 'API Host', 'Upload Host', 'Account Host'],
		]);
		await takePicture(page, 'credential-user');
		await screen.fill({ clientId, clientSecret, ...hosts('apiUrl', 'uploadUrl', 'accountUrl') });
		await connect();
		await page.getByTestId('oauth-connect-success-banner').waitFor();
	});
	expect(await foldersSeenBy('Box Custom App account')).toEqual([
		'All Files',
		"/Colleague's folder",
	]);
});

test('a credential of a server application is saved and tested without a sign-in', async () => {
	const { page } = browser;
	const { clientId, clientSecret, users, url } = world.emulator;
	const enterpriseId = users.admin.enterpriseId ?? '';
	await pictured(page, async () => {
		await screen.create(APP);
		await screen.choose('grantType', 'Server (Client Credentials)');
		expect((await screen.parts()).map(({ name }) => name)).toEqual([
			...['Notice', 'Connect As', 'Client ID *', 'Client Secret *', 'Scope'],
			...['Allowed HTTP Request Domains', 'Act As', 'Enterprise ID *', 'API Host', 'Upload Host'],
		]);
		await takePicture(page, 'credential-server');
		// Whoever copies it from Box's reference may have the version in it.
		const apiUrl = `${url}/2.0/`;
		const filled = { clientId, clientSecret, enterpriseId, ...hosts('uploadUrl'), apiUrl };
		await screen.fill(filled);
		await screen.save();
		await screen.seeSuccess();
	});
	expect(await connectButton().isVisible()).toBe(false);
	expect(await foldersSeenBy('Box Custom App account 2')).toEqual([
		'All Files',
		"/The app's folder",
	]);
});

test('a credential with a key says what is wrong, and then works', async () => {
	const { page } = browser;
	const { emulator } = world;
	const file = emulator.configuration();
	const wrong = structuredClone(file);
	wrong.boxAppSettings.appAuth.passphrase = 'the-wrong-passphrase';
	await pictured(page, async () => {
		await screen.create(JWT_APP);
		const parts = await screen.parts();
		expect(parts.map(({ name }) => name)).toEqual([
			...['Notice', 'App Configuration *', 'Act As', 'Algorithm'],
			...['API Host', 'Upload Host', 'Allowed HTTP Request Domains'],
		]);
		expect(parts.slice(0, 3).every(({ seen }) => seen)).toBe(true);
		await screen.fill({ configuration: JSON.stringify(wrong), ...hosts('apiUrl', 'uploadUrl') });
		await screen.save();
		await screen.seeFailure('a passphrase that does not open its private key');
		await screen.open(JWT_ACCOUNT);
		await screen.fill({ configuration: JSON.stringify(file), apiUrl: 'http://127.0.0.1:9' });
		await screen.save();
		await screen.seeFailure('Box could not be reached at 127.0.0.1:9');
		await screen.open(JWT_ACCOUNT);
		await screen.fill(hosts('apiUrl'));
		await screen.save();
		await screen.seeSuccess();
		await takePicture(page, 'credential-jwt');
	});
});

test('a node works with the credential with a key', async () => {
	const { page } = browser;
	const editor = new Editor(page, world.n8n.url);
	await pictured(page, async () => {
		await editor.newWorkflow();
		await editor.find('box', 'n8n-nodes-box.box');
		await editor.showActions();
		await editor.add('Get the items in a folder');
		await editor.chooseCredential(JWT_ACCOUNT);
		const entries = await editor.openList('folder');
		expect(await entries.allInnerTexts()).toEqual(['All Files', "/The app's folder"]);
		await entries.filter({ hasText: 'All Files' }).click();
		await editor.executeStep();
		await editor.seeOutput('table', "The app's folder");
	});
});
