import { join } from 'node:path';
import { addEventHandler } from 'jest-circus';

import { endFile } from './fileEnd';

/** The part of the emulator that is watched here. */
interface Emulators {
	openEmulators(): Iterable<{ url: string; close(): Promise<void> }>;
	takeViolations(): string[];
}

/** A module the test file has loaded itself: nothing is loaded on its behalf. */
function alreadyLoaded<T>(file: string): T | undefined {
	const path = join(__dirname, file);
	return path in require.cache ? (require(path) as T) : undefined;
}

const emulators = () => alreadyLoaded<Emulators>('../emulator/index.ts');

async function closeWhatIsLeft(): Promise<string[]> {
	await endFile();
	await alreadyLoaded<{ closeHttp(): Promise<void> }>(
		'../../nodes/Box/client/http/http.ts',
	)?.closeHttp();
	const left = [...(emulators()?.openEmulators() ?? [])];
	await Promise.all(left.map(async (emulator) => await emulator.close()));
	return left.map(({ url }) => url);
}

/** What was not as in Box's OpenAPI since the last call, also in an emulator closed by now. */
function mismatch(): Error | undefined {
	const violations = emulators()?.takeViolations() ?? [];
	if (violations.length === 0) return undefined;
	return new Error(`Not as in Box's OpenAPI:\n${violations.join('\n')}`);
}

afterEach(() => {
	const error = mismatch();
	if (error) throw error;
});

// jest runs afterAll hooks in the order of their definition: one defined here would come before the
// test file's own, which close the emulator. This event comes after them all.
addEventHandler(async (event, state) => {
	if (event.name !== 'run_finish') return;
	const left = await closeWhatIsLeft();
	if (left.length > 0) {
		state.unhandledErrors.push(new Error(`An emulator was left open: ${left.join(', ')}`));
	}
	// That of a request that came after its test.
	const error = mismatch();
	if (error) state.unhandledErrors.push(error);
});
