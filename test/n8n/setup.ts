import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Emulator } from '../emulator';
import { runCli, type N8nSetup } from './server';

/** The stored credential that workflows get. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** The one credential there is, with an id that stays the same when it is connected again. */
export const BOX_CREDENTIAL: CredentialReference = { id: 'boxEmulator00001', name: 'Box account' };

/** A workflow as n8n exports it; `id` is 16 letters or digits. */
export interface Workflow {
	id: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[key: string]: unknown;
}

/** A node of a workflow. */
export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string | null; name: string }>;
	[key: string]: unknown;
}

/** One of n8n's import commands did not say that it was successful. */
export class ImportError extends Error {
	constructor(what: string, output: string) {
		super(`n8n did not import ${what}:\n${output.trim()}`);
	}
}

/** Imports through a file that is gone afterwards: a credential's file holds tokens. */
async function importFile(setup: N8nSetup, kind: 'workflow' | 'credentials', content: unknown) {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-import-'));
	try {
		const file = join(folder, 'import.json');
		await writeFile(file, JSON.stringify(content), { mode: 0o600 });
		const output = await runCli(setup, [`import:${kind}`, `--input=${file}`]);
		// The command ends with 0 even when it fails.
		if (!/Successfully imported [1-9]/.test(output)) throw new ImportError(kind, output);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/**
 * Stores a `boxApi` credential that is connected to the emulator, in place of an older one with the
 * same id. A running n8n uses it from then on.
 *
 * @param userId whose Box account; default: the emulator's admin
 */
export async function importCredential(
	setup: N8nSetup,
	emulator: Emulator,
	credential: CredentialReference = BOX_CREDENTIAL,
	userId?: string,
): Promise<void> {
	const { url, clientId, clientSecret } = emulator;
	const hosts = { apiUrl: url, uploadUrl: url, accountUrl: url };
	const data = { clientId, clientSecret, ...hosts, oauthTokenData: emulator.connect(userId) };
	await importFile(setup, 'credentials', [{ ...credential, type: 'boxApi', data }]);
}

/** A credential with a key, as it is to be stored; `data` replaces fields. */
export interface JwtCredential extends CredentialReference {
	data?: Record<string, unknown>;
}

/**
 * Stores `boxJwtApi` credentials with the configuration file of the emulator's application. They have
 * no token yet.
 */
export async function importJwtCredentials(
	setup: N8nSetup,
	emulator: Emulator,
	credentials: readonly JwtCredential[],
): Promise<void> {
	const { url } = emulator;
	const configuration = JSON.stringify(emulator.configuration(), null, 2);
	const filled = credentials.map(({ id, name, data }) => ({
		...{ id, name, type: 'boxJwtApi' },
		data: { configuration, apiUrl: url, uploadUrl: url, accessToken: '', ...data },
	}));
	await importFile(setup, 'credentials', filled);
}

/** A copy of a workflow whose Box nodes have the credential. */
export function withCredential(
	workflow: Workflow,
	credential: CredentialReference = BOX_CREDENTIAL,
): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.boxApi
			? { ...node, credentials: { ...node.credentials, boxApi: { ...credential } } }
			: node,
	);
	return { ...workflow, nodes };
}

/** Stores workflows, in place of older ones with the same ids; none of them is active. */
export async function importWorkflows(
	setup: N8nSetup,
	workflows: readonly Workflow[],
): Promise<void> {
	const blank = { active: false, settings: { executionOrder: 'v1' } };
	await importFile(
		setup,
		'workflow',
		workflows.map((workflow) => ({ ...blank, ...workflow })),
	);
}

/** Publishes a stored workflow, so that the next n8n that is started activates it. */
export async function publishWorkflow(setup: N8nSetup, id: string): Promise<void> {
	const [major] = setup.install.version.split('.');
	const command =
		major === '1'
			? ['update:workflow', `--id=${id}`, '--active=true']
			: ['publish:workflow', `--id=${id}`];
	await runCli(setup, command);
}

/**
 * Runs a stored workflow from its manual trigger, in a process of its own. Rejects with
 * `CommandError`, whose output has n8n's explanation, when the execution fails.
 */
export async function executeWorkflow(setup: N8nSetup, id: string): Promise<string> {
	return await runCli(setup, ['execute', `--id=${id}`, '--rawOutput']);
}
