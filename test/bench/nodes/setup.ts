import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmulator, type Emulator } from '../../emulator';
import type { N8nInstall } from '../../n8n/environment';
import { installN8n, type InstallProgress } from '../../n8n/install';
import { installPackage, packTarball } from '../../n8n/package';
import { freePort } from '../../n8n/ports';
import { runCli, startN8n, type N8nSetup, type RunningN8n } from '../../n8n/server';
import { importWorkflows } from '../../n8n/setup';
import type { Bench } from '../measurement';
import { makeCertificate } from '../network/certificate';
import { towards } from '../network/environment';
import { BOX_NAMES, openFrontEnd, type FrontEnd } from '../network/frontEnd';
import type { Case, NodeKind } from './cases';
import { makeContent, type Content } from './content';
import { CREDENTIALS, workflowOf } from './workflows';

/** Everything that runs during a benchmark. */
export interface Stage {
	n8n: RunningN8n;
	frontEnd: FrontEnd;
	content: Content;
	/** What a process needs to find the front end where Box is. */
	env: NodeJS.ProcessEnv;
	/** An access token. */
	token: string;
}

/** How a stage is set up. */
export interface StageOptions extends Pick<Bench, 'roundTrip' | 'n8n' | 'tell' | 'signal'> {
	cases: readonly Case[];
	/** The numbers of items of a case. */
	countsOf: (benchCase: Case) => readonly number[];
}

const KINDS: readonly NodeKind[] = ['ours', 'builtIn'];

/** Folders of this machine. */
interface Files {
	scratch: string;
	/** Where n8n may read files. */
	uploads: string;
}

/** Undoes things in the opposite order of their being done. */
type Undo = Array<() => Promise<void>>;

async function importCredentials(setup: N8nSetup, emulator: Emulator, folder: string) {
	const { clientId, clientSecret } = emulator;
	const credentials = KINDS.map((kind) => ({
		...CREDENTIALS[kind],
		data: { clientId, clientSecret, oauthTokenData: emulator.connect() },
	}));
	const file = join(folder, 'credentials.json');
	await writeFile(file, JSON.stringify(credentials), { mode: 0o600 });
	const said = await runCli(setup, ['import:credentials', `--input=${file}`]);
	await rm(file);
	// The command ends with 0 even when it fails.
	if (!said.includes('Successfully imported')) throw new Error(`No credentials: ${said.trim()}`);
}

async function importAll(
	setup: N8nSetup,
	emulator: Emulator,
	{ cases, countsOf }: StageOptions,
	files: Files,
): Promise<Content> {
	await importCredentials(setup, emulator, files.scratch);
	const most = (source: Case['source']) =>
		Math.max(0, ...cases.filter((each) => each.source === source).flatMap(countsOf));
	const content = await makeContent(emulator, files.uploads, {
		inBox: most('ids'),
		local: most('files'),
	});
	const workflows = cases.flatMap((benchCase) =>
		countsOf(benchCase).flatMap((items) =>
			KINDS.map((kind) => workflowOf(benchCase, kind, items, content)),
		),
	);
	await importWorkflows(setup, workflows);
	return content;
}

async function installOurs(userFolder: string): Promise<void> {
	const packed = await packTarball();
	await installPackage(userFolder, packed.tarball).finally(async () => await packed.remove());
}

async function install({ n8n, tell, signal }: StageOptions): Promise<N8nInstall> {
	let told = '';
	const onProgress = ({ step }: InstallProgress) => {
		if (step !== told) tell(step);
		told = step;
	};
	return await installN8n({ version: n8n, onProgress, signal });
}

/** A Box that looks as far away as the real one. */
async function openBox(scratch: string, roundTrip: number, undo: Undo) {
	// Checking every exchange would only slow down both.
	const emulator = await startEmulator({ openapi: '' });
	undo.push(async () => await emulator.close());
	const certificate = await makeCertificate(join(scratch, 'tls'), BOX_NAMES);
	const frontEnd = await openFrontEnd(emulator, certificate, roundTrip);
	undo.push(async () => await frontEnd.close());
	return { emulator, frontEnd, env: towards(frontEnd, certificate) };
}

async function openStage(options: StageOptions, undo: Undo): Promise<Stage> {
	const { tell, signal, roundTrip } = options;
	const installed = await install(options);
	const scratch = await mkdtemp(join(tmpdir(), 'n8n-nodes-box-bench-'));
	undo.push(async () => await rm(scratch, { recursive: true, force: true }));
	const { emulator, frontEnd, env } = await openBox(scratch, roundTrip, undo);
	const userFolder = join(scratch, 'user');
	const uploads = join(scratch, 'uploads');
	tell('Building this package and installing it in n8n');
	await installOurs(userFolder);
	signal.throwIfAborted();
	tell(`Setting up n8n ${installed.version}`);
	const setup: N8nSetup = {
		install: installed,
		userFolder,
		port: await freePort(),
		env: { ...env, N8N_RESTRICT_FILE_ACCESS_TO: uploads },
	};
	const content = await importAll(setup, emulator, options, { scratch, uploads });
	signal.throwIfAborted();
	const n8n = await startN8n({ ...setup, signal });
	undo.push(async () => await n8n.stop());
	return { n8n, frontEnd, content, env, token: emulator.connect().access_token };
}

/** Sets everything up, does the work, and clears everything away again. */
export async function onStage<T>(
	options: StageOptions,
	work: (stage: Stage) => Promise<T>,
): Promise<T> {
	const undo: Undo = [];
	try {
		return await work(await openStage(options, undo));
	} finally {
		for (const step of undo.reverse()) await step();
	}
}
