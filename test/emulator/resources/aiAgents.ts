import { missing } from '../errors';
import { byMarker } from '../server/paging';
import type { AiAgent } from '../state/aiAgents';
import { AI_AGENTS, CAPABILITIES } from '../state/aiAgents';
import type { Call } from '../state/box';
import { membershipOf } from '../state/groups';
import { listing } from '../tables/declaration';
import type { Values } from '../tables/kinds';
import {
	any,
	choice,
	flag,
	id,
	list,
	nullable,
	otherwise,
	record,
	required,
	text,
} from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator, anyOf, creator } from '../tables/rights';
import { TIMES } from '../tables/shape';

const STATES = ['enabled', 'disabled', 'enabled_for_selected_users'] as const;

/** What all capabilities have, and the settings of their tools. */
function capability<T extends string>(type: T, tools: readonly string[], more = {}) {
	return object({
		type: required(choice([type])),
		access_state: required(choice(STATES)),
		description: required(text()),
		custom_instructions: nullable(text()),
		...more,
		...Object.fromEntries(tools.map((tool) => [tool, record(any())])),
	});
}

const QUESTIONS = { suggested_questions: list(text(), { max: 4 }) };
const TEXT_TOOLS = ['long_text', 'basic_text', 'basic_image'];
const MULTIPLE = ['long_text_multi', 'basic_text_multi', 'basic_image_multi', 'spreadsheet'];

const BODY = {
	type: required(choice(['ai_agent'])),
	name: required(text({ min: 1 })),
	access_state: required(choice(STATES)),
	icon_reference: text({ min: 1 }),
	allowed_entities: otherwise(
		list(object({ type: required(choice(['user', 'group'])), id: required(id()) })),
		[],
	),
	ask: capability('ai_agent_ask', [...TEXT_TOOLS, ...MULTIPLE], QUESTIONS),
	text_gen: capability('ai_agent_text_gen', ['basic_gen'], QUESTIONS),
	extract: capability('ai_agent_extract', TEXT_TOOLS),
};

/** What a body makes of an agent: what it does not name is gone. */
function readAgent({ viewer }: Call, { type: _, ...values }: Values<typeof BODY>) {
	if (CAPABILITIES.every((each) => !values[each])) throw missing(CAPABILITIES.join(', '));
	const { ask, text_gen, extract, icon_reference, ...rest } = values;
	return { ...rest, ask, text_gen, extract, icon_reference, modifiedBy: viewer.user.id };
}

/** Everybody in the enterprise, or who is chosen. */
function mayUse({ box, viewer: { user } }: Call, agent: AiAgent): boolean {
	if (agent.enterpriseId !== user.enterpriseId || agent.access_state === 'disabled') return false;
	if (agent.access_state === 'enabled') return true;
	return agent.allowed_entities.some(({ type, id: of }) =>
		type === 'user' ? of === user.id : membershipOf(box.world, user.id, of) !== undefined,
	);
}

const ofEnterprise = (call: Call, { enterpriseId }: AiAgent) =>
	administrator(call) && enterpriseId === call.viewer.user.enterpriseId;

const isListed = (words: string | undefined, found: readonly string[]) =>
	words === undefined || words.split(',').some((each) => found.includes(each));

const who = (userId: string) => ({ type: 'user', id: userId });

/** https://developer.box.com/reference/resources/ai-single-agent-response/ */
export const aiAgents = resource({
	type: 'ai_agent',
	table: AI_AGENTS,
	path: '/ai_agents',
	scope: 'ai.readwrite',
	sees: anyOf<AiAgent>(creator, ofEnterprise, mayUse),
	shape: {
		always: ['name', 'access_state', { origin: () => 'CUSTOM' }],
		standard: [
			{ created_by: ({ createdBy }) => who(createdBy) },
			{ modified_by: ({ modifiedBy }) => who(modifiedBy) },
			TIMES,
			{ icon_reference: ({ icon_reference: icon }) => icon },
			'allowed_entities',
			{
				ask: ({ ask }) => ask,
				text_gen: ({ text_gen: of }) => of,
				extract: ({ extract: of }) => of,
			},
		],
	},
	lists: [
		listing({
			path: '/ai_agents',
			paging: byMarker(),
			// There is no agent of Box's own here.
			query: { mode: text(), agent_state: text(), include_box_default: flag() },
			rows: (_call, { mode, agent_state: state }) => {
				return (agent: AiAgent) =>
					isListed(state, [agent.access_state]) &&
					isListed(
						mode,
						CAPABILITIES.filter((each) => agent[each]),
					);
			},
		}),
	],
	create: {
		body: BODY,
		status: 200,
		make: (call, values) => ({
			...readAgent(call, values),
			enterpriseId: call.viewer.user.enterpriseId,
		}),
	},
	update: {
		body: BODY,
		right: anyOf<AiAgent>(creator, ofEnterprise),
		change: (call, _agent, values) => readAgent(call, values),
	},
	remove: { right: anyOf<AiAgent>(creator, ofEnterprise) },
});
