import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';
import {
	credentialFor,
	runNode,
	type NodeRun,
	type RunNodeOptions,
	type StoredCredential,
} from '../support/engine';

type Rest = Partial<Omit<RunNodeOptions, 'parameters'>>;

/** A Box to run operations against: one emulator for a test file, empty before each test. */
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
	/** The paths that were asked for, with their methods, in order: `GET /2.0/files/12`. */
	calls(): string[];
	/** A credential that is connected to another account. */
	as(userId: string): StoredCredential;
}

/** Starts an emulator for the tests of a file. To be called once, at its top. */
export function useBox(options: EmulatorOptions = {}): TestBox {
	let emulator: Emulator;
	let credential: StoredCredential;
	beforeAll(async () => {
		emulator = await startEmulator({ strictDownloads: true, ...options });
	});
	beforeEach(() => {
		emulator.reset();
		credential = credentialFor(emulator);
	});
	afterAll(async () => await emulator.close());
	return {
		get emulator() {
			return emulator;
		},
		get credential() {
			return credential;
		},
		run: async (resource, operation, parameters = {}, rest = {}) =>
			await runNode({
				credential,
				...rest,
				parameters: { resource, operation, ...parameters },
			}),
		calls: () => emulator.requests().map(({ method, path }) => `${method} ${path}`),
		as: (userId) => credentialFor(emulator, {}, userId),
	};
}

const locator = (mode: string) => (value: string) => ({ __rl: true as const, mode, value });

/** Values of a resource locator, as the editor stores them. */
export const fromList = locator('list');
export const byUrl = locator('url');
export const byId = locator('id');
export const byPath = locator('path');

/** Input items that each hold one of the objects. */
export function items(...json: Array<INodeExecutionData['json']>): INodeExecutionData[] {
	return json.map((each) => ({ json: each }));
}

/** The first output item's JSON; fails the test where the node failed or gave none. */
export function only(run: NodeRun): INodeExecutionData['json'] {
	if (run.error) throw run.error;
	expect(run.json).toHaveLength(1);
	return run.json[0] ?? {};
}

/** For runs over many files: one input item for each file, whose ID it holds. */
export function manyFiles(box: TestBox) {
	return {
		/** Stores so many files, and gives their IDs. */
		ids: (count: number): string[] =>
			Array.from(
				{ length: count },
				(_, number) => box.emulator.addFile({ name: `${number}.txt`, content: `${number}` }).id,
			),
		/** The parameters that take an item's file. */
		getFile: { file: byId('={{ $json.id }}') },
		inputOf: (list: string[]) => items(...list.map((id) => ({ id }))),
		/** Until so many requests have come in, whether or not they are answered. */
		received: async (count: number) =>
			void (await box.emulator.waitFor(() => box.emulator.requests().length >= count)),
	};
}
