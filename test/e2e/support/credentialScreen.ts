import type { Locator, Page } from 'playwright-core';

import { eventually } from './eventually';

/** Pixels below the fields, inside the dialog. */
const MARGIN = 24;

/** A field of the screen, or its notice. */
export interface Part {
	/** The display name, with `*` if it must be filled in. */
	name: string;
	/** Whether all of it is seen before somebody scrolls. */
	seen: boolean;
}

/** What a user does with a credential in n8n's editor, with the mouse and the keyboard. */
export class CredentialScreen {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens the choice of a type for a new credential, and gives what it offers for those words. */
	async offered(words: string): Promise<Locator> {
		await this.page.goto(`${this.url}/home/credentials`);
		// An n8n without credentials asks for the first one in another place.
		await this.page
			.getByTestId('empty-resources-list')
			.getByRole('button')
			.or(this.page.getByTestId('add-resource-credential'))
			.first()
			.click();
		await this.page.getByTestId('new-credential-type-select').locator('input').click();
		await this.page.keyboard.type(words);
		const offered = this.page
			.getByTestId('new-credential-type-select-option')
			.filter({ visible: true });
		await offered.first().waitFor();
		return offered;
	}

	/** Opens the screen of a new credential of that type. */
	async create(displayName: string): Promise<void> {
		const offered = await this.offered('box');
		await offered.getByText(displayName, { exact: true }).click();
		await this.page.getByTestId('new-credential-type-button').click();
		await this.opened();
	}

	/** Opens the screen of a stored credential. */
	async open(name: string): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials`);
		await this.page.getByText(name, { exact: true }).first().click();
		await this.opened();
	}

	/** Chooses an option of a field. */
	async choose(field: string, option: string): Promise<void> {
		await this.field(field).locator('input').click();
		await this.page.getByRole('option', { name: option }).click();
	}

	/** Types into fields. */
	async fill(values: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(values)) {
			await this.field(name).locator('input, textarea').fill(value);
		}
	}

	/** Saves the credential. n8n tests it, unless a user signs in. */
	async save(): Promise<void> {
		await this.page.getByTestId('credential-save-button').click();
	}

	/** Waits until n8n says that the connection works. */
	async seeSuccess(): Promise<void> {
		await this.page.getByTestId('credentials-config-container-test-success').waitFor();
	}

	/** Waits until n8n says of a test that failed, in its details, what is wrong. */
	async seeFailure(words: string): Promise<void> {
		await eventually(
			words,
			async () => {
				const more = this.dialog.getByText('More details');
				if (await more.isVisible()) await more.click();
				return await this.dialog.innerText();
			},
			(shown) => shown.includes(words),
		);
	}

	/** What the screen has, from top to bottom. */
	async parts(): Promise<Part[]> {
		const end = await this.end();
		const fields = this.page.getByTestId('credential-connection-parameter');
		await fields.first().waitFor();
		const parts: Part[] = [];
		for (const field of await fields.all()) {
			const label = field.locator('label').first();
			const isNotice = (await label.count()) === 0;
			// The first line is the name, the others are what n8n offers for the field.
			const [name = ''] = isNotice ? ['Notice'] : (await label.innerText()).split('\n');
			parts.push({ name: name.trim(), seen: (await bottomOf(field)) <= end });
		}
		return parts;
	}

	/** Where what is seen of the fields ends. */
	private async end(): Promise<number> {
		return (await bottomOf(this.dialog)) - MARGIN;
	}

	private async opened(): Promise<void> {
		await this.page.getByTestId('credential-connection-parameter').first().waitFor();
		// It is blended in.
		const dialog = await this.dialog.elementHandle();
		await dialog?.waitForElementState('stable');
	}

	private get dialog(): Locator {
		return this.page.getByTestId('credential-edit-dialog');
	}

	private field(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	async close(): Promise<void> {
		await this.page.keyboard.press('Escape');
	}
}

/** The pixels from the top of the window to the end of an element. */
async function bottomOf(element: Locator): Promise<number> {
	const box = await element.boundingBox();
	return box ? box.y + box.height : Infinity;
}
