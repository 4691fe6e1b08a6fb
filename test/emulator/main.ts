import { startEmulator } from './index';
import type { Emulator } from './index';

const DEFAULT_PORT = 8100;

/** The port from the environment; throws for anything but 0 to 65535. */
function portFrom(value: string | undefined): number {
	if (value === undefined || value === '') return DEFAULT_PORT;
	const port = Number(value);
	if (!/^\d+$/.test(value) || port > 65_535) throw new Error(`PORT=${value} is no port number.`);
	return port;
}

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

function explain(error: unknown, port: number): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (code === 'EADDRINUSE') {
		return `Port ${port} is taken. Choose another one (PORT=8101 npm run emulator) or any (PORT=0).`;
	}
	return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
	let port = DEFAULT_PORT;
	try {
		port = portFrom(process.env.PORT);
		const emulator = await startEmulator({ port });
		process.stdout.write(`${greeting(emulator)}\n`);
		const stop = () => void emulator.close();
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
	} catch (error) {
		process.stderr.write(`The Box emulator could not start: ${explain(error, port)}\n`);
		process.exitCode = 1;
	}
}

void main();
