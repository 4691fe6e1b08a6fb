import { run } from './run';

/** What compiling n8n's sqlite3 takes. https://github.com/nodejs/node-gyp#installation */
const TOOLS = [
	{ what: 'Python 3', programs: ['python3', 'python'] },
	{ what: 'make', programs: ['make', 'gmake'] },
	{ what: 'a C++ compiler', programs: ['c++', 'g++', 'clang++'] },
];

const HOW_TO_GET = {
	linux:
		'Debian and Ubuntu: sudo apt-get install python3 make g++\n  Fedora: sudo dnf install python3 make gcc-c++\n  Alpine: apk add python3 make g++',
	darwin: 'macOS: xcode-select --install',
};

/** The machine lacks something; the message says what, and how to get it. */
export class MissingTools extends Error {
	constructor(missing: readonly string[], platform: NodeJS.Platform) {
		const how = platform === 'darwin' ? HOW_TO_GET.darwin : HOW_TO_GET.linux;
		super(
			`n8n's database module (sqlite3) is compiled on this machine once, and that needs ${new Intl.ListFormat('en').format(missing)}.\n  ${how}`,
		);
	}
}

async function runs(program: string, env: NodeJS.ProcessEnv): Promise<boolean> {
	return await run(program, ['--version'], { env }).then(
		() => true,
		() => false,
	);
}

async function anyRuns(programs: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
	for (const program of programs) if (await runs(program, env)) return true;
	return false;
}

/** Rejects with `MissingTools` unless everything is there that compiles a native module. */
export async function checkToolchain(env: NodeJS.ProcessEnv = process.env): Promise<void> {
	const missing: string[] = [];
	for (const { what, programs } of TOOLS) {
		const chosen = what === 'a C++ compiler' && env.CXX ? [env.CXX] : programs;
		if (!(await anyRuns(chosen, env))) missing.push(what);
	}
	if (missing.length > 0) throw new MissingTools(missing, process.platform);
}
