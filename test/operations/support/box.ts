import type { INodeParameters } from 'n8n-workflow';

import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import {
	credentialFor,
	runNode,
	type NodeRun,
	type RunNodeOptions,
	type StoredCredential,
} from '../../support/engine';
import { onFileEnd } from '../../support/fileEnd';

type Rest = Partial<Omit<RunNodeOptions, 'parameters'>>;

/** Runs one operation, with one empty item unless told otherwise. */
export type RunOperation = (parameters?: INodeParameters, rest?: Rest) => Promise<NodeRun>;

/** A Box to run operations against, empty before each test. */
export interface TestBox {
	readonly emulator: Emulator;
	/** A fresh credential for each test, connected to the emulator's admin. */
	readonly credential: StoredCredential;
	/** Runs one operation of the Box node in n8n's engine, with one empty item unless told otherwise. */
	run(
		resource: string,
		operation: string,
		parameters?: INodeParameters,
		rest?: Rest,
	): Promise<NodeRun>;
	/** The same as `run`, for tests that run one operation again and again. */
	operation(resource: string, operation: string): RunOperation;
	/** The paths that were asked for, with their methods, in order: `GET /2.0/files/12`. */
	calls(): string[];
	/** A credential that is connected to another account. */
	as(userId: string): StoredCredential;
	/** A credential of an account that may view a file or folder, and do no more. */
	asViewerOf(item: { type: string; id: string }): StoredCredential;
}

/** Emulators that are running for this test file, by their options. */
const emulators = new Map<string, Promise<Emulator>>();

/** One emulator serves all tests of a file that want the same of it: each of them resets it first. */
async function sharedEmulator(options: EmulatorOptions): Promise<Emulator> {
	const key = JSON.stringify(options);
	const running = emulators.get(key) ?? startEmulator({ strictDownloads: true, ...options });
	emulators.set(key, running);
	return await running;
}

onFileEnd(async () => {
	const running = await Promise.all(emulators.values());
	await Promise.all(running.map(async (emulator) => await emulator.close()));
});

/**
 * A Box for the tests of a file, or of the `describe` it is called in.
 *
 * @param options of the emulator; data alone, since those who ask for the same share it
 */
export function useBox(options: Omit<EmulatorOptions, 'now' | 'port'> = {}): TestBox {
	let emulator: Emulator;
	let credential: StoredCredential;
	beforeAll(async () => {
		emulator = await sharedEmulator(options);
	});
	beforeEach(() => {
		emulator.reset();
		credential = credentialFor(emulator);
	});
	const run: TestBox['run'] = async (resource, operation, parameters = {}, rest = {}) =>
		await runNode({ credential, ...rest, parameters: { resource, operation, ...parameters } });
	const as = (userId: string) => credentialFor(emulator, {}, userId);
	return {
		get emulator() {
			return emulator;
		},
		get credential() {
			return credential;
		},
		run,
		operation: (resource, operation) => async (parameters, rest) =>
			await run(resource, operation, parameters, rest),
		calls: () => emulator.requests().map(({ method, path }) => `${method} ${path}`),
		as,
		asViewerOf: ({ type, id }) => {
			const userId = emulator.users.colleague.id;
			const itemType = type === 'folder' ? 'folder' : 'file';
			emulator.addCollaboration({ itemType, itemId: id, userId, role: 'viewer' });
			return as(userId);
		},
	};
}
