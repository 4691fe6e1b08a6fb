import type { Locator, Page } from 'playwright-core';

import { eventually } from './eventually';

/** What a user does in n8n's editor, with the mouse and the keyboard. */
export class Editor {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens a new, empty workflow. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').first().click();
	}

	/**
	 * Finds a node in the panel that is open by what the user types, and shows what it can do.
	 *
	 * @param type tells nodes of the same name apart, such as `n8n-nodes-box.box`
	 */
	async find(words: string, type: string): Promise<void> {
		await this.page.getByTestId('node-creator-search-bar').fill(words);
		await this.page.locator(`[data-keyboard-nav-id^="${type}-"]`).click();
	}

	/** The names of the things it can do. */
	async offered(): Promise<string[]> {
		return await this.page.getByTestId('node-creator-item-name').allInnerTexts();
	}

	/** Shows the actions, where the panel of an empty workflow shows triggers first. */
	async showActions(): Promise<void> {
		await this.page
			.getByTestId('node-creator-category-item')
			.filter({ hasText: 'Actions' })
			.click();
	}

	/** Adds what is offered under that name to the workflow; its settings open. */
	async add(name: string): Promise<void> {
		await this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true }).click();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Everything about one parameter. */
	parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	/** Opens the list of a resource locator and gives its entries. */
	async openList(name: string): Promise<Locator> {
		await this.parameter(name).getByTestId('rlc-input').click();
		const entries = this.page.getByTestId('rlc-item').filter({ visible: true });
		// The first alone may be what was chosen before, while the others are asked for.
		await entries.nth(1).waitFor();
		return entries;
	}

	/** Types into the search of the list that is open. */
	async searchList(words: string): Promise<void> {
		await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(words);
	}

	/** Chooses options of a list with several. */
	async choose(name: string, ...options: string[]): Promise<void> {
		const optionOf = (option: string) =>
			this.page.getByRole('option', { name: option }).filter({ visible: true });
		// On a busy machine, one click may not open it.
		await eventually(
			`the list of ${name}`,
			async () => {
				if (await optionOf(options[0] ?? '').isVisible()) return true;
				// One of its two inputs lies above the other, which one depends on where the list stands.
				await this.parameter(name).getByRole('combobox').first().click({ force: true });
				await optionOf(options[0] ?? '')
					.waitFor({ timeout: 2_000 })
					.catch(() => {});
				return false;
			},
			(isOpen) => isOpen,
		);
		for (const option of options) await optionOf(option).click();
		await this.page.keyboard.press('Tab');
	}

	/** Chooses the one option of a list. */
	async pick(name: string, option: string): Promise<void> {
		await this.parameter(name).getByRole('combobox').first().click();
		await this.page
			.getByRole('option', { name: option, exact: true })
			.filter({ visible: true })
			.click();
	}

	/**
	 * Chooses one of the stored credentials, unless n8n has chosen it already. The node's
	 * *Authentication* follows.
	 */
	async chooseCredential(name: string): Promise<void> {
		const choice = this.page.getByTestId('node-credentials-select').locator('input').first();
		await choice.waitFor();
		if ((await choice.inputValue()) === name) return;
		await choice.click();
		await this.page.getByRole('option', { name }).filter({ visible: true }).first().click();
	}

	/** Adds a field to the first collection that is shown, such as Options. */
	async addOption(field: string): Promise<void> {
		await this.page.getByTestId('collection-parameter-add').first().click();
		await this.page
			.getByTestId('collection-parameter-option')
			.filter({ visible: true, hasText: new RegExp(`^${field}$`) })
			.click();
	}

	/** Types a text into a field. */
	async type(name: string, text: string): Promise<void> {
		await this.parameter(name).getByRole('textbox').fill(text);
	}

	/** Chooses *Execute step*. */
	async executeStep(): Promise<void> {
		await this.page.getByTestId('ndv').getByTestId('node-execute-button').click();
	}

	/**
	 * Shows the output, once the node has run, and waits until all of that is in it: the editor draws
	 * a new output where the last one was.
	 */
	async seeOutput(view: 'schema' | 'table' | 'json', ...texts: string[]): Promise<void> {
		const panel = this.page.getByTestId('output-panel');
		await panel.getByTestId(`radio-button-${view}`).click();
		let shown = panel.getByTestId('ndv-data-container');
		for (const hasText of texts) shown = shown.filter({ hasText });
		await shown.waitFor();
	}
}
