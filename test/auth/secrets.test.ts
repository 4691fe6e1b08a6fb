import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

import type { Emulator, Fault } from '../emulator';
import { byId, byUrl } from '../operations/support';
import { boxWith } from '../support/boxWith';
import { binaryItem, credentialFor, runNode, startTrigger } from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { boxTriggerWith } from '../trigger/support';
import { eachWithLookout, type Lookout } from './secrets';

const PASSWORD = 'the-password-of-the-link';

let emulator: Emulator;
let lookout: Lookout;

eachWithLookout((started) => ({ emulator, lookout } = started));

/** The Box node, whose waits take no time. */
const impatientBox = boxWith(new ImpatientClock());

interface Setting {
	/** Of the credential. */
	fields?: ICredentialDataDecryptedObject;
	/** Has Box refuse what comes. */
	refuse?: () => void;
	input?: INodeExecutionData[];
}

/** Runs an operation; its failure, or what it gives, must show no secret. */
async function run(
	resource: string,
	operation: string,
	parameters: INodeParameters,
	{ fields = {}, refuse, input = [{ json: {} }] }: Setting = {},
) {
	const credential = credentialFor(emulator, fields);
	lookout.keep(credential, PASSWORD);
	refuse?.();
	const finished = await runNode({
		credential,
		nodeType: impatientBox,
		parameters: { resource, operation, ...parameters },
		input,
	});
	lookout.keep(credential);
	// The rest of n8n's data is the workflow as the user made it.
	const { error, outputs, hints, run: whole } = finished;
	lookout.expectNone(error, outputs, hints, whole.data.resultData);
	return finished;
}

const revoked = () => {
	emulator.expireAccessTokens();
	emulator.revokeRefreshTokens();
};
const unauthorized = () => {
	emulator.expireAccessTokens();
	emulator.app.authorized = false;
};
const otherSecret = () => {
	emulator.expireAccessTokens();
	emulator.app.clientSecret = 'another';
};
const endpoint = (fault: Fault) => () => {
	emulator.expireAccessTokens();
	emulator.faults.add({ path: '/oauth2/token', times: 99, ...fault });
};
const NOW = { headers: { 'retry-after': '0' } };

const refusals: Array<[string, () => void]> = [
	['revoked', revoked],
	['not authorized', unauthorized],
	['another client secret', otherSecret],
	['a token endpoint with 503', endpoint({ status: 503, ...NOW })],
	['a token endpoint with 429', endpoint({ status: 429, ...NOW })],
	['a token endpoint that hangs up', endpoint({ drop: true })],
	['a token endpoint that answers a page', endpoint({ status: 200, body: '<html></html>' })],
];

describe('what ends a sign-in', () => {
	test.each(refusals)(
		'in the node: %s',
		async (_name, refuse) => {
			const { error } = await run('user', 'getMe', {}, { refuse });
			expect(error).toBeDefined();
		},
		60_000,
	);

	test.each(refusals)('in the trigger: %s', async (_name, refuse) => {
		const credential = credentialFor(emulator);
		lookout.keep(credential);
		const nodeType = boxTriggerWith(new ImpatientClock());
		const trigger = await startTrigger({ credential, nodeType });
		await emulator.waitFor(({ path }) => path === '/realtime/subscribe');
		refuse();
		emulator.addFile({ name: 'a.txt', content: '' });
		const failure = await trigger.nextFailure();
		await trigger.stop();
		lookout.keep(credential);
		lookout.expectNone(failure, trigger.failures, trigger.staticData, trigger.executions);
	});
});

describe('what Box answers', () => {
	test.each([400, 401, 403, 404, 405, 409, 412, 415, 423, 429, 500, 503, 507])(
		'%d',
		async (status) => {
			emulator.faults.add({
				path: '/2.0/users/me',
				status,
				times: 99,
				headers: { 'retry-after': status === 429 ? '9999' : '0' },
			});
			expect((await run('user', 'getMe', {})).error).toBeDefined();
		},
	);

	test('a connection that is lost', async () => {
		emulator.faults.add({ path: '/2.0/users/me', times: 99, drop: true });
		expect((await run('user', 'getMe', {})).error).toBeDefined();
	});

	test('a page instead of an answer', async () => {
		emulator.faults.add({ path: '/2.0/users/me', status: 200, body: '<html>Welcome</html>' });
		expect((await run('user', 'getMe', {})).error).toBeDefined();
	});
});

describe('downloads', () => {
	const file = () => emulator.addFile({ name: 'a.txt', content: 'x'.repeat(10_000) }).id;
	const download = async (fault?: Fault) => {
		const id = file();
		if (fault) emulator.faults.add(fault);
		return await run('file', 'download', { file: byId(id) });
	};

	test('a good one', async () => {
		expect((await download()).error).toBeUndefined();
		expect(emulator.requests().some(({ host }) => host === 'download')).toBe(true);
	});

	test.each([403, 404, 500])('a signed address that answers %d', async (status) => {
		const fault = { path: '/d/', status, times: 99, headers: { 'retry-after': '0' } };
		expect((await download(fault)).error).toBeDefined();
	});

	test('bytes that stop', async () => {
		expect((await download({ path: '/d/', cut: 100, times: 99 })).error).toBeDefined();
	});

	test('a redirect to another host carries no token', async () => {
		await download();
		const there = emulator.requests().filter(({ host }) => host === 'download');
		expect(there.map(({ authorized }) => authorized)).toEqual([false]);
	});
});

describe('shared links', () => {
	const sharedLink = 'https://app.box.com/s/abcdefghijklmnop';

	test('one that does not exist', async () => {
		const options = { sharedLink, sharedLinkPassword: PASSWORD };
		expect((await run('file', 'get', { file: byId('1'), options })).error).toBeDefined();
	});

	test('one that is looked up with a wrong password', async () => {
		const { error } = await run('sharedLink', 'get', {
			sharedLink,
			options: { password: PASSWORD, sharedLinkPassword: PASSWORD },
		});
		expect(error).toBeDefined();
	});

	test('a password for a new one that Box refuses', async () => {
		const { id } = emulator.addFile({ name: 'a.txt', content: '' });
		emulator.faults.add({ method: 'PUT', status: 400 });
		const { error } = await run('sharedLink', 'create', {
			item: byId(id),
			itemType: 'file',
			access: 'open',
			options: { password: PASSWORD },
		});
		expect(error).toBeDefined();
	});

	test('an address with a signature in the place of an item', async () => {
		const signed = `https://dl.boxcloud.com/d/1/${'s'.repeat(40)}/download`;
		const finished = await run('file', 'get', { file: byUrl(signed) });
		expect(finished.error?.message).not.toContain('ssss');
		expect(finished.error?.description).not.toContain('ssss');
	});
});

describe('wrong settings', () => {
	test.each<ICredentialDataDecryptedObject>([
		{ apiUrl: `http://user:${PASSWORD}@box.example.com` },
		{ uploadUrl: `https://user:${PASSWORD}@box.example.com` },
		{ apiUrl: 'http://192.0.2.1' },
	])('%o', async (fields) => {
		expect((await run('user', 'getMe', {}, { fields })).error).toBeDefined();
		expect(emulator.requests()).toEqual([]);
	});
});

test('an upload that Box refuses', async () => {
	emulator.faults.add({ path: '/api/2.0/files/content', status: 403, times: 9 });
	const input = [await binaryItem('x', { fileName: 'a.txt' })];
	expect((await run('file', 'upload', {}, { input })).error).toBeDefined();
});
