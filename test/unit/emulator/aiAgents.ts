import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { aiAgents } from '../../emulator/resources/aiAgents';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const ASK = { type: 'ai_agent_ask', access_state: 'enabled', description: 'Asks' };
const EXTRACT = { type: 'ai_agent_extract', access_state: 'enabled', description: 'Extracts' };

describe('agents of AI Studio in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let colleague: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		colleague = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
	});

	afterEach(async () => await end(emulator));

	const add = (name: string, more: object) =>
		emulator.add(aiAgents, { type: 'ai_agent', name, access_state: 'enabled', ...more });
	const names = ({ json }: Answer) =>
		(at(json, 'entries') as Array<{ name: string }>).map(({ name }) => name);

	it('can do something', async () => {
		const body = { type: 'ai_agent', name: 'Idle', access_state: 'enabled' };
		expect((await box.call('POST', '/2.0/ai_agents', body)).status).toBe(400);
	});

	it('show what is asked for, and what they always show', async () => {
		const { id } = add('Both', { ask: ASK, extract: EXTRACT });
		const { json } = await box.call('GET', `/2.0/ai_agents/${id}?fields=ask`);
		expect(json).toEqual({
			...{ type: 'ai_agent', id, name: 'Both', access_state: 'enabled', origin: 'CUSTOM' },
			ask: ASK,
		});
	});

	it('are replaced as a whole', async () => {
		const { id } = add('Both', { ask: ASK, extract: EXTRACT });
		const body = { type: 'ai_agent', name: 'One', access_state: 'enabled', extract: EXTRACT };
		const { json } = await box.call('PUT', `/2.0/ai_agents/${id}`, body);
		expect(json).toMatchObject({ name: 'One', extract: EXTRACT });
		expect(json).not.toHaveProperty('ask');
	});

	it('are listed by what they can do and by their state', async () => {
		add('Asks', { ask: ASK });
		add('Extracts', { extract: EXTRACT, access_state: 'disabled' });
		const list = async (query: string) => names(await box.call('GET', `/2.0/ai_agents?${query}`));
		expect(await list('mode=ask')).toEqual(['Asks']);
		expect(await list('mode=extract,ask')).toEqual(['Asks', 'Extracts']);
		expect(await list('agent_state=disabled')).toEqual(['Extracts']);
	});

	it('are for the enterprise, or for whom they name', async () => {
		const { colleague: user } = emulator.users;
		const group = emulator.addGroup({ name: 'Group', members: [user.id] });
		const chosen = (type: string, id: string) => ({
			ask: ASK,
			access_state: 'enabled_for_selected_users',
			allowed_entities: [{ type, id }],
		});
		const { id } = add('All', { ask: ASK });
		add('None', { ask: ASK, access_state: 'disabled' });
		add('User', chosen('user', user.id));
		add('Group', chosen('group', group.id));
		add('Other', chosen('user', emulator.users.admin.id));
		expect(names(await colleague.call('GET', '/2.0/ai_agents'))).toEqual(['All', 'User', 'Group']);
		expect((await colleague.call('DELETE', `/2.0/ai_agents/${id}`)).status).toBe(403);
		const outsider = api(emulator, emulator.connect(emulator.users.outsider.id).access_token);
		expect(names(await outsider.call('GET', '/2.0/ai_agents'))).toEqual([]);
	});

	it.each([
		['ask', 'basic_text_multi'],
		['text_gen', 'basic_gen'],
		['extract', 'long_text'],
		['extract_structured', 'basic_text'],
	])('have settings of Box to %s', async (mode, tool) => {
		const model = 'aws__claude_4_sonnet';
		const path = `/2.0/ai_agent_default?mode=${mode}&language=en-US`;
		const { json } = await box.call('GET', `${path}&model=${model}`);
		expect(json).toMatchObject({ type: `ai_agent_${mode}`, [tool]: { model } });
	});
});
