import { startEmulator, type Emulator } from '../emulator';
import { startCommand, type Command } from '../support/command';

// Each test starts a process, which loads n8n's engine.
jest.setTimeout(90_000);

const DEMO = 'examples/demo/main.ts';
const running: Command[] = [];

function demo(args: string[] = [], env: NodeJS.ProcessEnv = {}): Command {
	const command = startCommand(DEMO, args, { NO_PROXY: '127.0.0.1', ...env });
	running.push(command);
	return command;
}

afterEach(async () => {
	for (const { process, ended } of running.splice(0)) {
		process.kill('SIGKILL');
		await ended;
	}
});

test('on the embedded emulator: everything comes out right', async () => {
	const { ended, output } = demo();
	expect(`${await ended} ${output()}`).toContain('0 n8n-nodes-box: the demo');
	expect(output()).toContain('Everything came out right');
	expect(output().match(/✔ Execution \d succeeded/g)).toHaveLength(5);
	expect(output()).toMatch(/Upload Copy +\d+ ms +file \d+ in 'Shared copies'/);
	expect(output()).not.toContain('\x1b[');
	const longest = Math.max(
		...output()
			.split('\n')
			.map((line) => line.length),
	);
	expect(longest).toBeLessThanOrEqual(100);
});

describe('on an account', () => {
	let emulator: Emulator;
	let folderId: string;
	let token: string;

	beforeEach(async () => {
		emulator = await startEmulator({ strictDownloads: true });
		folderId = emulator.addFolder({ name: 'Work' }).id;
		token = emulator.connect().access_token;
	});

	afterEach(async () => await emulator.close());

	const onAccount = (options: { token?: string; folder?: string; timeout?: string } = {}) =>
		demo([
			...['--token', options.token ?? token, '--folder', options.folder ?? folderId],
			...['--api-url', emulator.url, '--upload-url', emulator.url],
			...['--timeout', options.timeout ?? '60'],
		]);

	test('it works in a folder of its own, which it leaves there', async () => {
		const { ended, output } = onAccount();
		expect(`${await ended} ${output()}`).toMatch(/^0 /);
		const [, name] = /The folder '(n8n demo [^']+)'/.exec(output()) ?? [];
		expect(emulator.find(`/Work/${name}/Shared copies/Logo.png`)).toBeDefined();
		expect(output()).not.toContain(token);
	});

	test('a token that Box refuses', async () => {
		const { ended, output } = onAccount({ token: 'not-a-token-of-box' });
		expect(await ended).toBe(1);
		expect(output()).toContain('Box does not accept the token');
		expect(output()).not.toContain('not-a-token-of-box');
	});

	test('a folder that is not there', async () => {
		const { ended, output } = onAccount({ folder: '999999' });
		expect(await ended).toBe(1);
		expect(output()).toContain('There is no folder 999999');
	});

	test('an execution that fails is told, and what is missing because of it', async () => {
		const body = { type: 'error', status: 403, code: 'forbidden_by_policy', message: 'No' };
		emulator.faults.add({ method: 'PUT', path: '/2.0/files', status: 403, body });
		const { ended, output } = onAccount();
		expect(await ended).toBe(1);
		expect(output()).toMatch(/✘ Execution \d failed: Share Copy/);
		expect(output()).toMatch(/✘ every execution succeeded: .+: Share Copy/);
		expect(output()).toMatch(/✘ each copy has the shared link .+ has none/);
		expect(output()).toContain('Something is wrong');
	});

	test('when Box hangs it gives up', async () => {
		emulator.faults.add({ method: 'GET', path: '/2.0/files', times: 1000, stall: true });
		const { ended, output } = onAccount({ timeout: '3' });
		expect(await ended).toBe(1);
		expect(output()).toContain('Gave up after 3 seconds');
	});

	test('Ctrl-C ends it', async () => {
		emulator.faults.add({ method: 'GET', path: '/2.0/files', times: 1000, stall: true });
		const { process, says, ended, output } = onAccount();
		await says('uploads Recording.wav');
		process.kill('SIGINT');
		expect(await ended).toBe(130);
		expect(output()).toContain('is left in Box');
		expect(output()).toContain('Stopped.');
	});
});
