import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The command as `npm run emulator` starts it. */
function start(port: string, ...options: string[]): { child: ChildProcess; output: () => string } {
	const args = ['--import', 'tsx', 'test/emulator/main.ts', ...options];
	const env = { ...process.env, PORT: port, NODE_OPTIONS: '' };
	const child = spawn(process.execPath, args, { cwd: ROOT, env });
	let text = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (chunk) => (text += String(chunk)));
	return { child, output: () => text };
}

describe('the emulator’s command', () => {
	it('says where it is and how to use it, and ends cleanly on Ctrl-C', async () => {
		const { child, output } = start('0');
		const ended = once(child, 'close');
		while (!output().includes('Ctrl-C')) await once(child.stdout ?? child, 'data');

		const url = /Box emulator at (http:\S+)/.exec(output())?.[1] ?? '';
		const answer = await fetch(`${url}/_emulator/connect`, { method: 'POST' });
		expect(await answer.json()).toHaveProperty('access_token');
		expect(output()).toContain('emulator-client');
		expect(output()).toContain('admin@example.com');
		const assertion = `${encode({ alg: 'RS256' })}.${encode({ iss: 'emulator-client' })}.unknown`;
		const grant = {
			grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
			client_id: 'emulator-client',
			client_secret: 'emulator-secret',
			assertion,
		};
		const body = new URLSearchParams(grant);
		const refused = await fetch(`${url}/oauth2/token`, { method: 'POST', body });
		expect(await refused.text()).toContain('exp');
		child.kill('SIGINT');

		expect(await ended).toEqual([0, null]);
	});

	it('says so when the port is taken', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		const port = typeof address === 'object' && address ? String(address.port) : '';

		const { child, output } = start(port);
		const [code] = await once(child, 'close');
		server.close();

		expect(code).toBe(1);
		expect(output()).toContain(`Port ${port} is taken`);
	});

	it('says so when PORT is no port', async () => {
		const { child, output } = start('ninety');

		expect(await once(child, 'close')).toEqual([1, null]);
		expect(output()).toContain('PORT=ninety is no port number');
	});

	it.each([
		[['--rotation', 'never'], '--rotation must be grace or strict'],
		[['--access-token-seconds', 'soon'], '--access-token-seconds must be a number'],
		[['--faster'], "'--faster'"],
	])('says what is wrong with %p', async (options, message) => {
		const { child, output } = start('0', ...options);

		expect(await once(child, 'close')).toEqual([1, null]);
		expect(output()).toContain(message);
	});

	it('explains itself', async () => {
		const { child, output } = start('0', '--help');

		expect(await once(child, 'close')).toEqual([0, null]);
		expect(output()).toContain('--rotation grace|strict');
	});
});
