import { join } from 'node:path';
import { endFile } from './fileEnd';

/** The part of the emulator this file watches. */
interface Emulators {
	openEmulators(): Iterable<{ url: string; violations(): string[]; close(): Promise<void> }>;
}

/** A module the test file has loaded itself; nothing is loaded on its behalf. */
function alreadyLoaded<T>(file: string): T | undefined {
	const path = join(__dirname, file);
	return path in require.cache ? (require(path) as T) : undefined;
}

function openEmulators() {
	return [...(alreadyLoaded<Emulators>('../emulator/index.ts')?.openEmulators() ?? [])];
}

afterEach(() => {
	const violations = openEmulators().flatMap((emulator) => emulator.violations());
	if (violations.length > 0) {
		throw new Error(`Not as in Box's OpenAPI:\n${violations.join('\n')}`);
	}
});

afterAll(async () => {
	await endFile();
	const http = alreadyLoaded<{ closeHttp(): Promise<void> }>('../../nodes/Box/client/http.ts');
	await http?.closeHttp();
	const left = openEmulators();
	await Promise.all(left.map(async (emulator) => await emulator.close()));
	if (left.length > 0) {
		throw new Error(`The test file left an emulator open: ${left.map(({ url }) => url).join(', ')}`);
	}
});
