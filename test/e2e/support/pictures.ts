import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import { eventually } from './eventually';

/** Takes a picture for the README, where `PICTURES` names the folder it goes to. */
export async function takePicture(page: Page, name: string): Promise<void> {
	const { PICTURES } = process.env;
	if (!PICTURES) return;
	// Neither the pointer's tooltip nor a passing message belongs into it.
	await page.mouse.move(0, 0);
	await eventually(
		'no message',
		async () => await page.locator('.el-notification').count(),
		(count) => count === 0,
	);
	await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
}

/** Runs a part of a test; where it fails, the error says where a picture of the page is. */
export async function pictured(page: Page, part: () => Promise<void>): Promise<void> {
	try {
		await part();
	} catch (error) {
		const path = join(tmpdir(), 'n8n-nodes-box-failure.png');
		const taken = await page.screenshot({ path }).then(
			() => `\nThe page: ${path}`,
			() => '',
		);
		if (error instanceof Error) error.message += taken;
		throw error;
	}
}
