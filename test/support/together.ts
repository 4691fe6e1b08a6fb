import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';

/**
 * Registers the tests of all files in a folder, each under its file's name: to load n8n's engine, or
 * the emulator with Box's OpenAPI document, takes longer than most of them. To run those of one file:
 * `npm test -- node/input -t locators`.
 *
 * @param folder of the test file that calls this; what its tests share stands elsewhere
 */
export function testTogether(folder: string): void {
	for (const { name, base } of readdirSync(folder).map((file) => parse(file))) {
		if (/^\w+\.ts$/.test(base)) describe(name, () => void require(join(folder, base)));
	}
}
