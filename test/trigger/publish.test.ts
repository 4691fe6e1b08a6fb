import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../emulator';
import { credentialFor, storeCredential } from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { boxTriggerWith, cursorOf, Stage } from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const EVENTS = '/2.0/events';
const byId = (value: string) => ({ folder: { __rl: true, mode: 'id', value } });
const byPath = (value: string) => ({ folder: { __rl: true, mode: 'path', value } });

interface Case {
	parameters?: INodeParameters;
	/** Of the credential. */
	fields?: ICredentialDataDecryptedObject;
	userId?: string;
}

/** What can never work, and what the user is told. */
const faults: Array<[what: string, arrange: () => Promise<Case> | Case, told: string[]]> = [
	[
		'a folder that does not exist',
		() => ({ parameters: byId('404') }),
		["('Folder', ID 404)", 'Check the ID'],
	],
	[
		'a folder that the account cannot see',
		() => {
			const { id: as } = stage.emulator.users.colleague;
			return { parameters: byId(stage.emulator.addFolder({ name: 'Secret', as }).id) };
		},
		["('Folder', ID "],
	],
	[
		'a folder in the trash',
		async () => {
			const { id } = stage.emulator.addFolder({ name: 'Old' });
			const { access_token } = stage.emulator.connect();
			const headers = { authorization: `Bearer ${access_token}` };
			await fetch(`${stage.emulator.url}/2.0/folders/${id}`, { method: 'DELETE', headers });
			return { parameters: byId(id) };
		},
		["('Folder', ID "],
	],
	[
		'a path that leads nowhere',
		() => ({ parameters: byPath('/Inbox/2026') }),
		["'Folder' does not exist: /Inbox/2026", "There is no folder 'Inbox' in the root folder"],
	],
	[
		'a file instead of a folder',
		() => ({
			parameters: byId(stage.emulator.addFile({ name: 'a.txt', content: 'a' }).id),
		}),
		["('Folder', ID "],
	],
	[
		'the path of a file',
		() => {
			stage.emulator.addFile({ name: 'a.txt', content: 'a' });
			return { parameters: byPath('/a.txt') };
		},
		["'Folder' does not exist: /a.txt", "'/a.txt' is a file"],
	],
	[
		'events that the account may not read',
		() => ({
			parameters: { stream: 'enterprise' },
			userId: stage.emulator.users.colleague.id,
		}),
		["'Stream' is set to events that the connected account is not allowed to read", 'My Account'],
	],
	[
		'a credential that is not connected',
		() => ({ fields: { oauthTokenData: {} } }),
		['The Box credential is not connected to an account', 'connect the account'],
	],
	[
		'a sign-in that was revoked',
		() => {
			const fields = { oauthTokenData: { ...stage.emulator.connect() } };
			stage.emulator.revokeRefreshTokens();
			stage.emulator.expireAccessTokens();
			return { fields };
		},
		['The sign-in to Box is no longer valid', "'Reconnect'"],
	],
	[
		'a client secret that is wrong',
		() => {
			const { enterpriseId } = stage.emulator.users.admin;
			const server = { grantType: 'clientCredentials', enterpriseId, oauthTokenData: {} };
			return { fields: { ...server, clientSecret: 'another' } };
		},
		["Box does not accept the credential's client ID and client secret", 'Developer Console'],
	],
	[
		'a host that is no URL',
		() => ({ fields: { apiUrl: 'box' } }),
		["'API Host' of the Box credential", "Correct 'API Host'"],
	],
];

async function started(
	{ parameters = {}, fields = {}, userId }: Case,
	activation: 'activate' | 'update' | 'init' | 'leadershipChange',
) {
	const credential = storeCredential({
		...credentialFor(stage.emulator, {}, userId).data,
		...fields,
	});
	const nodeType = activation === 'init' ? boxTriggerWith(new ImpatientClock()) : undefined;
	return await stage.start(parameters, { credential, activation, nodeType });
}

describe.each(faults)('%s', (_, arrange, told) => {
	it('is refused when a user publishes the workflow, with what to do', async () => {
		const error: unknown = await started(await arrange(), 'activate').catch(
			(thrown: unknown) => thrown,
		);
		expect(error).toBeInstanceOf(Error);
		const { message } = error as Error;
		for (const part of told) expect(message).toContain(part);
	});

	it('is reported, and retried, when n8n starts', async () => {
		const trigger = await started(await arrange(), 'init');
		await trigger.nextFailure();
		expect(trigger.fatal).toEqual([]);
	});
});

it('is refused when a new version is published, and not when another main process takes over', async () => {
	const parameters = byId('404');
	await expect(started({ parameters }, 'update')).rejects.toThrow("('Folder', ID 404)");
	const trigger = await started({ parameters }, 'leadershipChange');
	expect(trigger.fatal).toEqual([]);
});

it('is refused in a test, too', async () => {
	const test = await stage.start(byId('404'), { mode: 'manual' });
	await expect(test.nextExecution()).rejects.toThrow(/404|no such/);
});

const AT_ONCE = { 'retry-after': '0' };
const PERMANENT_ERROR = { type: 'error', status: 404, code: 'not_found', message: 'Not Found' };

describe.each<[string, Fault]>([
	['a Box with problems', { status: 503, headers: AT_ONCE }],
	['the rate limit', { status: 429, headers: { 'retry-after': '60' } }],
	['a lost connection', { drop: true }],
	['a page of a proxy', { status: 404, body: '<html></html>' }],
])('%s is no reason', (_, fault) => {
	it.each<[string, INodeParameters]>([
		['of an account', {}],
		['of an account, at an interval', { options: { listen: 'interval' } }],
		['of the enterprise', { stream: 'enterprise' }],
	])('to refuse the stream %s', async (_stream, parameters) => {
		stage.emulator.faults.add({ path: '/2.0', times: 1000, ...fault });
		const nodeType = boxTriggerWith(new ImpatientClock());
		const trigger = await stage.start(parameters, { nodeType });
		expect(trigger.fatal).toEqual([]);
	});
});

it('is not waited for if Box does not answer, and nothing later refuses it', async () => {
	const folder = stage.emulator.addFolder({ name: 'In' });
	const path = `/2.0/folders/${folder.id}`;
	stage.emulator.faults.add({ path, stall: 50, status: 404, body: PERMANENT_ERROR });
	const nodeType = boxTriggerWith(new ImpatientClock());
	const trigger = await stage.start(byId(folder.id), { nodeType });
	expect(trigger.fatal).toEqual([]);
});

it.each<[string, (folder: string) => INodeParameters, number]>([
	['an account', () => ({}), 1],
	['a folder', byId, 1],
	['a folder of the enterprise', (folder) => ({ stream: 'enterprise', ...byId(folder) }), 2],
])('costs little more than a start of n8n: %s', async (_, parametersFor, most) => {
	const { emulator } = stage;
	const parameters = parametersFor(emulator.addFolder({ name: 'In' }).id);
	const requests = async (activation: 'init' | 'activate') => {
		emulator.clearRequests();
		const trigger = await stage.start(parameters, { activation });
		const before = emulator.requests().length;
		await trigger.stop();
		return before;
	};
	// How far the stream has got when it is stopped may differ by its last request.
	expect((await requests('activate')) - (await requests('init'))).toBeLessThanOrEqual(most + 1);
});

it('moves no position: an event between two publications arrives', async () => {
	const first = await stage.start({ stream: 'enterprise' });
	await first.stop();
	const { position } = cursorOf(first.staticData);
	stage.emulator.addFile({ name: 'between.txt', content: 'a' });
	const { staticData } = first;
	const second = await stage.start(
		{ stream: 'enterprise' },
		{ staticData, activation: 'update', nodeType: boxTriggerWith(new ImpatientClock()) },
	);
	const [item] = await second.nextExecution();
	expect(item?.json).toMatchObject({ event_type: 'UPLOAD', source: { item_name: 'between.txt' } });
	const asked = stage.emulator
		.requests()
		.filter(({ path, query }) => path === EVENTS && query?.stream_position === position);
	expect(asked.length).toBeGreaterThan(0);
});
