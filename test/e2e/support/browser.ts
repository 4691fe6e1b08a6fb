import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, selectors, type Page } from 'playwright-core';

import { OWNER } from '../../n8n/rest';

/** Where Debian and Ubuntu put it; `CHROMIUM` names another one. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing but what the tests open is to be fetched. */
const CALM = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** A browser with a profile of its own. */
export interface Browser {
	page: Page;
	/** Ends it and deletes its profile. */
	close(): Promise<void>;
}

function executable(): string {
	const { CHROMIUM } = process.env;
	const found = (CHROMIUM ? [CHROMIUM] : PLACES).find((path) => existsSync(path));
	if (found) return found;
	throw new Error(
		'These tests need Chromium. Debian and Ubuntu: sudo apt-get install chromium; elsewhere, CHROMIUM=<path of the program>.',
	);
}

async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.getByTestId('emailOrLdapLoginId').locator('input').fill(OWNER.email);
	await page.getByTestId('password').locator('input').fill(OWNER.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
}

/** Opens a browser, and signs the owner in at an n8n where the account exists already. */
export async function openBrowser(url: string): Promise<Browser> {
	const executablePath = executable();
	const profile = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-browser-'));
	// n8n's editor marks what it is made of for tests.
	selectors.setTestIdAttribute('data-test-id');
	const context = await chromium.launchPersistentContext(profile, {
		executablePath,
		headless: true,
		args: CALM,
		viewport: { width: 1280, height: 800 },
		// A picture is the same on every machine.
		locale: 'en-GB',
		timezoneId: 'UTC',
	});
	const close = async () => {
		await context.close();
		await rm(profile, { recursive: true, force: true, maxRetries: 3 });
	};
	try {
		context.setDefaultTimeout(30_000);
		const page = context.pages()[0] ?? (await context.newPage());
		await signIn(page, url);
		return { page, close };
	} catch (error) {
		await close();
		throw error;
	}
}
