import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

/** What every declared resource has in common, and where they differ. */
interface Case {
	path: string;
	/** The collection's path for making one, if it is another. */
	createPath?: string;
	/** A body that makes one. The number makes it different from others. */
	body: (emulator: Emulator, number: number) => Record<string, unknown>;
	/** Where one is, by its answer. */
	at?: (json: unknown) => string;
	change?: Record<string, unknown>;
	/** Bodies that are refused, by the property that is wrong. */
	wrong: Record<string, unknown>;
	lists: (emulator: Emulator) => string[];
	/** Left out if the lists have a test of their own. */
	paging?: 'offset' | 'marker' | 'none';
	/** What a creation answers; 201 if left out. */
	status?: number;
	/** What a removal answers; 204 if left out. */
	removed?: number;
	/** Whether none is ever removed. */
	kept?: true;
	/** False if one cannot be read alone. */
	read?: false;
	scope?: string;
}

const fileOf = (emulator: Emulator) =>
	emulator.find('/a.txt') ?? emulator.addFile({ name: 'a.txt', content: 'a' });
const groupOf = (emulator: Emulator, name: string) => emulator.addGroup({ name });

const CASES: Record<string, Case> = {
	comments: {
		path: '/comments',
		body: (emulator, number) => ({
			item: { type: 'file', id: fileOf(emulator).id },
			message: `Comment ${number}`,
		}),
		change: { message: 'Changed' },
		wrong: { item: { type: 'folder', id: '1' }, message: '', tagged_message: 7 },
		lists: (emulator) => [`/files/${fileOf(emulator).id}/comments`],
		paging: 'offset',
	},
	groups: {
		path: '/groups',
		body: (_emulator, number) => ({ name: `Group ${number}` }),
		change: { name: 'Changed' },
		wrong: {
			name: '',
			description: 'a'.repeat(256),
			provenance: 1,
			external_sync_identifier: {},
			invitability_level: 'nobody',
			member_viewability_level: 'all',
		},
		lists: () => ['/groups', '/groups?filter_term=gro'],
		paging: 'offset',
		scope: 'manage_groups',
	},
	memberships: {
		path: '/group_memberships',
		body: (emulator, number) => ({
			user: { id: emulator.users.colleague.id },
			group: { id: groupOf(emulator, `Group ${number}`).id },
		}),
		change: { role: 'admin' },
		wrong: { user: {}, group: '1', role: 'owner', configurable_permissions: { can_run: 'yes' } },
		lists: ({ users }) => [`/users/${users.colleague.id}/memberships`],
		paging: 'offset',
		scope: 'manage_groups',
	},
	tasks: {
		path: '/tasks',
		body: (emulator) => ({ item: { type: 'file', id: fileOf(emulator).id } }),
		change: { message: 'Changed', action: 'complete', completion_rule: 'any_assignee' },
		wrong: {
			item: { type: 'folder', id: '1' },
			action: 'read',
			message: 1,
			due_at: 'tomorrow',
			completion_rule: 'nobody',
		},
		lists: (emulator) => [`/files/${fileOf(emulator).id}/tasks`],
		paging: 'none',
	},
	'AI agents': {
		path: '/ai_agents',
		body: (_emulator, number) => ({
			type: 'ai_agent',
			name: `Agent ${number}`,
			access_state: 'enabled',
			ask: { type: 'ai_agent_ask', access_state: 'enabled', description: 'Asks' },
		}),
		change: {
			type: 'ai_agent',
			name: 'Changed',
			access_state: 'disabled',
			ask: { type: 'ai_agent_ask', access_state: 'disabled', description: 'Asks' },
		},
		wrong: {
			type: 'agent',
			name: '',
			access_state: 'on',
			icon_reference: '',
			allowed_entities: [{ type: 'file', id: '1' }],
			ask: { type: 'ai_agent_ask', access_state: 'enabled' },
			extract: {
				type: 'ai_agent_extract',
				access_state: 'enabled',
				description: 'x',
				basic_gen: {},
			},
		},
		lists: () => ['/ai_agents', '/ai_agents?mode=ask&agent_state=enabled'],
		paging: 'marker',
		status: 200,
		scope: 'ai.readwrite',
	},
	'allowed domains': {
		path: '/collaboration_whitelist_entries',
		body: (_emulator, number) => ({ domain: `${number}.example.com`, direction: 'both' }),
		wrong: { domain: 'example', direction: 'in' },
		lists: () => ['/collaboration_whitelist_entries'],
		paging: 'marker',
		status: 200,
		scope: 'manage_enterprise_properties',
	},
	'exempt users': {
		path: '/collaboration_whitelist_exempt_targets',
		body: (emulator, number) => ({ user: { id: emulator.addUser({ name: `No ${number}` }).id } }),
		wrong: { user: {} },
		lists: () => ['/collaboration_whitelist_exempt_targets'],
		paging: 'marker',
		status: 200,
		scope: 'manage_enterprise_properties',
	},
	'legal hold policies': {
		path: '/legal_hold_policies',
		body: (_emulator, number) => ({ policy_name: `Policy ${number}`, is_ongoing: true }),
		change: { policy_name: 'Changed', release_notes: 'Done' },
		wrong: {
			policy_name: 'a'.repeat(255),
			description: 'a'.repeat(501),
			filter_started_at: 'today',
			filter_ended_at: 1,
			is_ongoing: 'yes',
		},
		lists: () => ['/legal_hold_policies', '/legal_hold_policies?policy_name=pol'],
		paging: 'marker',
		removed: 202,
		scope: 'manage_legal_hold',
	},
	'retention policies': {
		path: '/retention_policies',
		body: (_emulator, number) => ({
			policy_name: `Policy ${number}`,
			policy_type: 'finite',
			disposition_action: 'remove_retention',
			retention_length: 30,
		}),
		change: { policy_name: 'Changed', retention_length: '31', description: 'Longer' },
		wrong: {
			policy_name: '',
			policy_type: 'long',
			disposition_action: 'delete',
			retention_length: 'long',
			retention_type: 'fixed',
			max_extension_length: 0,
			custom_notification_recipients: [{ type: 'user' }],
		},
		lists: () => ['/retention_policies', '/retention_policies?policy_type=finite'],
		paging: 'marker',
		scope: 'manage_data_retention',
	},
	'cascade policies': {
		path: '/metadata_cascade_policies',
		body: (emulator, number) => ({
			folder_id: (emulator.find('/Cases') ?? emulator.addFolder({ name: 'Cases' })).id,
			scope: 'enterprise',
			templateKey: emulator.addMetadataTemplate({ displayName: `Case ${number}` }).templateKey,
		}),
		wrong: { scope: 'mine', templateKey: '' },
		lists: (emulator) => [
			`/metadata_cascade_policies?folder_id=${emulator.find('/Cases')?.id ?? '0'}`,
		],
	},
	barriers: {
		path: '/shield_information_barriers',
		body: () => ({ enterprise: { type: 'enterprise', id: '31000001' } }),
		wrong: { enterprise: { type: 'enterprise' } },
		lists: () => ['/shield_information_barriers'],
		paging: 'marker',
		kept: true,
		scope: 'manage_enterprise_properties',
	},
	'email aliases': {
		path: '/users/21000000022/email_aliases',
		body: (_emulator, number) => ({ email: `colleague${number}@example.com` }),
		wrong: { email: 'colleague' },
		lists: () => ['/users/21000000022/email_aliases'],
		paging: 'none',
		read: false,
	},
	webhooks: {
		path: '/webhooks',
		body: (emulator, number) => ({
			target: { type: 'folder', id: emulator.addFolder({ name: `Folder ${number}` }).id },
			address: 'https://example.com/hook?a=1',
			triggers: ['FILE.UPLOADED', 'FOLDER.CREATED'],
		}),
		change: { triggers: ['FILE.TRASHED'] },
		wrong: { target: { type: 'user', id: '1' }, address: 'http://example.com', triggers: [] },
		lists: () => ['/webhooks'],
		paging: 'marker',
		scope: 'manage_webhook',
	},
	'metadata templates': {
		path: '/metadata_templates',
		createPath: '/metadata_templates/schema',
		at: (json) => `/metadata_templates/enterprise/${String(at(json, 'templateKey'))}/schema`,
		body: (_emulator, number) => ({ scope: 'enterprise', displayName: `Template no ${number}` }),
		wrong: {
			scope: 1,
			displayName: '',
			templateKey: '1st',
			hidden: 'yes',
			fields: [{ type: 'text', key: 'a', displayName: 'a' }],
		},
		lists: () => ['/metadata_templates/enterprise'],
		paging: 'marker',
	},
};

function entries(json: unknown): unknown[] {
	const found = at(json, 'entries');
	return Array.isArray(found) ? found : [];
}

const cases = Object.entries(CASES);
const paged = cases.filter(([, { paging }]) => paging === 'offset' || paging === 'marker');
const unpaged = cases.filter(([, { paging }]) => paging === 'none');
const changeable = cases.filter(([, { change }]) => change);
const scoped = cases.filter(([, { scope }]) => scope);

describe.each(cases)('the emulator’s %s', (_name, given) => {
	const { path, createPath = path, wrong, lists, read = true } = given;
	let emulator: Emulator;
	let box: Api;

	beforeAll(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(() => emulator.reset());
	afterAll(async () => await end(emulator));

	const where = (json: unknown) => given.at?.(json) ?? `${path}/${String(at(json, 'id'))}`;
	const call = async (method: string, to: string, body?: unknown) =>
		await box.call(method, `/2.0${to}`, body);
	const create = async (number: number) =>
		await call('POST', createPath, given.body(emulator, number));
	const codes = ({ status, json }: Answer) => [status, at(json, 'code')];

	it('are made, read and removed', async () => {
		const made = await create(1);

		expect(made.status).toBe(given.status ?? 201);
		if (read) expect((await call('GET', where(made.json))).json).toEqual(made.json);
		if (given.kept) return;
		const removed = { status: given.removed ?? 204, text: '' };
		expect(await call('DELETE', where(made.json))).toMatchObject(removed);
		for (const method of read ? ['GET', 'DELETE'] : ['DELETE']) {
			expect(codes(await call(method, where(made.json)))).toEqual([404, 'not_found']);
		}
	});

	it('refuse what is not theirs', async () => {
		const made = await create(1);
		const refused = [
			await call('POST', createPath, { ...given.body(emulator, 2), nmae: 'x' }),
			await call('POST', `${createPath}?notify=true`, given.body(emulator, 3)),
			await call(read ? 'GET' : 'DELETE', `${where(made.json)}?limit=1`),
			...(await Promise.all(
				lists(emulator).map(
					async (list) => await call('GET', `${list}${list.includes('?') ? '&' : '?'}sort=id`),
				),
			)),
		];

		expect(refused.map(codes)).toEqual(refused.map(() => [400, 'bad_request']));
		const names = refused.map(({ json }) => at(json, 'context_info', 'errors', 0, 'name'));
		expect(names.slice(0, 4)).toEqual(['nmae', 'notify', 'limit', 'sort']);
	});

	it.each(Object.entries(wrong))('refuse a wrong %s', async (name, value) => {
		const refused = await call('POST', createPath, { ...given.body(emulator, 1), [name]: value });

		expect(refused.status).toBe(400);
		expect(refused.text).toContain(name);
	});

	it('need what they cannot be without', async () => {
		const body = given.body(emulator, 1);

		for (const name of Object.keys(body)) {
			const { [name]: _, ...rest } = body;
			const refused = await call('POST', createPath, rest);
			expect(refused.status).toBe(400);
			expect(at(refused.json, 'context_info', 'errors', 0, 'reason')).toBe('missing_parameter');
		}
	});
});

/** Makes three, and gives their ids. */
async function makeThree(emulator: Emulator, box: Api, given: Case): Promise<unknown[]> {
	const ids = [];
	for (const number of [1, 2, 3]) {
		const path = `/2.0${given.createPath ?? given.path}`;
		const { json } = await box.call('POST', path, given.body(emulator, number));
		ids.push(at(json, 'id'));
	}
	return ids;
}

describe.each(paged)('lists of the emulator’s %s', (_name, given) => {
	it('come in pages', async () => {
		const emulator = await startEmulator();
		const box = api(emulator);
		const wanted = await makeThree(emulator, box, given);

		for (const list of given.lists(emulator)) {
			const page = async (more: string) =>
				await box.call('GET', `/2.0${list}${list.includes('?') ? '&' : '?'}limit=2${more}`);
			const first = await page('');
			const marker = String(at(first.json, 'next_marker'));
			const isByOffset = given.paging === 'offset';
			const second = await page(isByOffset ? '&offset=2' : `&marker=${marker}`);

			const found = [...entries(first.json), ...entries(second.json)];
			expect(found.map((each) => at(each, 'id'))).toEqual(wanted);
			expect(entries(first.json)).toHaveLength(2);
			expect(at(second.json, 'next_marker') ?? '').toBe('');
			expect((await page(isByOffset ? '&offset=-1' : '&marker=no')).status).toBe(400);
		}
		await end(emulator);
	});
});

describe.each(unpaged)('lists of the emulator’s %s', (_name, given) => {
	it('come whole', async () => {
		const emulator = await startEmulator();
		const box = api(emulator);
		const wanted = await makeThree(emulator, box, given);

		for (const list of given.lists(emulator)) {
			const { json } = await box.call('GET', `/2.0${list}`);
			expect(entries(json).map((each) => at(each, 'id'))).toEqual(wanted);
			expect(at(json, 'total_count')).toBe(3);
			expect((await box.call('GET', `/2.0${list}?limit=2`)).status).toBe(400);
		}
		await end(emulator);
	});
});

describe.each(changeable)('the emulator’s %s, changed', (_name, { path, body, change }) => {
	it('keep what they are told', async () => {
		const emulator = await startEmulator();
		const box = api(emulator);
		const made = await box.call('POST', `/2.0${path}`, body(emulator, 1));
		const one = `/2.0${path}/${String(at(made.json, 'id'))}`;

		const changed = await box.call('PUT', one, change);

		expect(changed.json).toMatchObject({ id: at(made.json, 'id'), ...change });
		expect((await box.call('GET', one)).json).toEqual(changed.json);
		expect((await box.call('PUT', one, { nmae: 'x' })).status).toBe(400);
		expect((await box.call('PUT', `/2.0${path}/1`, change)).status).toBe(404);
		await end(emulator);
	});
});

describe.each(scoped)('the emulator’s %s, without the application scope', (_name, given) => {
	it('are out of reach', async () => {
		const emulator = await startEmulator();
		const box = api(emulator);
		const body = given.body(emulator, 1);
		emulator.app.scopes = emulator.app.scopes.filter((each) => each !== given.scope);

		const refused = [
			await box.call('POST', `/2.0${given.path}`, body),
			await box.call('GET', `/2.0${given.path}/1`),
		];

		expect(refused.map(({ status }) => status)).toEqual([403, 403]);
		expect(refused[0]?.headers.get('www-authenticate')).toContain('insufficient_scope');
		await end(emulator);
	});
});
