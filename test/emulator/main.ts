import { USAGE, readCommandLine } from './commandLine';
import { startEmulator } from './index';
import type { Emulator } from './index';

function greeting(emulator: Emulator): string {
	const users = Object.values(emulator.users).map(
		(user) => `    ${user.name.padEnd(10)} ${user.login.padEnd(24)} id ${user.id}`,
	);
	return [
		'',
		`  Box emulator at ${emulator.url}`,
		`  (API, upload and account host in one; downloads come from ${emulator.downloadUrl})`,
		'',
		`  Client ID      ${emulator.clientId}`,
		`  Client secret  ${emulator.clientSecret}`,
		'',
		'  Users',
		...users,
		'',
		'  In n8n: create a Box credential with this client, set the three hosts to the address above,',
		'  and connect. Without a browser:',
		`    curl -X POST ${emulator.url}/_emulator/connect`,
		'  gives tokens of the first user. The other controls are in test/emulator/README.md.',
		'',
		'  Ctrl-C ends it; nothing is kept.',
		'',
	].join('\n');
}

function explain(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const taken = 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
	if (!taken) return error.message;
	return `Port ${String(error.port)} is taken. Choose another one (PORT=8101 npm run emulator) or any (PORT=0).`;
}

async function main(): Promise<void> {
	try {
		const options = readCommandLine(process.argv.slice(2), process.env);
		if (!options) return void process.stdout.write(USAGE);
		const emulator = await startEmulator(options);
		process.stdout.write(`${greeting(emulator)}\n`);
		const stop = () => void emulator.close();
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
	} catch (error) {
		process.stderr.write(`The Box emulator could not start: ${explain(error)}\n`);
		process.exitCode = 1;
	}
}

void main();
