import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startEmulator } from '../../emulator';

const FOLDER = join(__dirname, '../../emulator');
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');

/** The text below a heading, to the next one. */
function section(heading: string): string {
	return README.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
}

describe('the emulator’s README', () => {
	it('names all endpoints', async () => {
		const emulator = await startEmulator();
		const there = emulator.endpoints().filter((each) => !each.includes(' /_emulator/'));
		await emulator.close();

		const spans = [...section('Endpoints').matchAll(/`((?:[A-Z]+ )+)(\/[^`]+)`/g)];
		const named = spans.flatMap(([, methods = '', path = '']) =>
			methods
				.trim()
				.split(' ')
				.map((method) => `${method} ${path}`),
		);

		expect(named.sort()).toEqual(there.map((each) => each.replace(' /2.0/', ' /')).sort());
	});

	it('names all controls', async () => {
		const emulator = await startEmulator();
		const overHttp = emulator.endpoints().filter((each) => each.includes(' /_emulator/'));
		const inTests = Object.keys(emulator);
		await emulator.close();

		const spans = [...section('Controls in a test').matchAll(/`(\w+)`/g)].map(([, name]) => name);
		expect(spans).toEqual(expect.arrayContaining(inTests));
		const http = section('Controls over HTTP');
		expect(overHttp.filter((each) => !http.includes(each))).toEqual([]);
	});

	it('shows a declaration as it is', () => {
		const code = readFileSync(join(FOLDER, 'resources/webhooks.ts'), 'utf8');
		const shown = [...section('Add a resource').matchAll(/^```ts[^\n]*\n(.*?)^```$/gms)];

		expect(shown).toHaveLength(2);
		for (const [, block = ''] of shown) expect(code).toContain(block.trimEnd());
	});
});
