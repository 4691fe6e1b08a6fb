import { addEventHandler } from 'jest-circus';
import { join } from 'node:path';
import { endFile } from './fileEnd';

/** The part of the emulator that is watched here. */
interface Emulators {
	openEmulators(): Iterable<{ url: string; violations(): string[]; close(): Promise<void> }>;
}

/** A module the test file has loaded itself: nothing is loaded on its behalf. */
function alreadyLoaded<T>(file: string): T | undefined {
	const path = join(__dirname, file);
	return path in require.cache ? (require(path) as T) : undefined;
}

function openEmulators() {
	return [...(alreadyLoaded<Emulators>('../emulator/index.ts')?.openEmulators() ?? [])];
}

async function closeWhatIsLeft(): Promise<string[]> {
	await endFile();
	await alreadyLoaded<{ closeHttp(): Promise<void> }>(
		'../../nodes/Box/client/http.ts',
	)?.closeHttp();
	const left = openEmulators();
	await Promise.all(left.map(async (emulator) => await emulator.close()));
	return left.map(({ url }) => url);
}

const reported = new WeakMap<object, number>();

/** The violations since the last call: an emulator may serve all tests of a file. */
function newViolations(): string[] {
	return openEmulators().flatMap((emulator) => {
		const all = emulator.violations();
		const known = reported.get(emulator) ?? 0;
		reported.set(emulator, all.length);
		return all.slice(known);
	});
}

afterEach(() => {
	const violations = newViolations();
	if (violations.length > 0) {
		throw new Error(`Not as in Box's OpenAPI:\n${violations.join('\n')}`);
	}
});

// jest runs afterAll hooks in the order of their definition: one defined here would come before the
// test file's own, which close the emulator. This event comes after them all.
addEventHandler(async (event, state) => {
	if (event.name !== 'run_finish') return;
	const left = await closeWhatIsLeft();
	if (left.length > 0) {
		state.unhandledErrors.push(new Error(`An emulator was left open: ${left.join(', ')}`));
	}
});
