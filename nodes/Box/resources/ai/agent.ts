import type { JsonObject } from '../../client/types';
import { jsonObject, text } from '../../fields';
import type { AddedValues } from '../../framework/field';
import type { Fail } from '../../framework/operation';

/** Chooses the agent that does the work, or changes how Box's own one does it. */
export const agent = {
	aiAgentId: text('AI Agent ID', {
		empty: undefined,
		example: '14031',
		description:
			"The agent to use instead of Box's standard one: the ID of an agent of AI Studio. Leave empty for the standard agent.",
		to: 'nowhere',
	}),
	aiAgent: jsonObject('AI Agent Settings', {
		description:
			'The <a href="https://developer.box.com/guides/box-ai/ai-agents/overrides/" target="_blank">settings</a> to use instead of those of Box\'s standard agent, such as another model, as a JSON object. Its type is added by itself.',
		to: 'nowhere',
	}),
};

/** What an agent does, as Box has it in an agent's type. */
type Task = 'ask' | 'text_gen' | 'extract' | 'extract_structured';

type AgentName = keyof typeof agent;

/** The agent as Box wants it: https://developer.box.com/reference/resources/ai-agent-reference/ */
export function agentOf(
	{ aiAgent, aiAgentId }: Partial<AddedValues<typeof agent>>,
	task: Task,
	fail: Fail<AgentName>,
): JsonObject | undefined {
	const settings = Object.keys(aiAgent ?? {}).length > 0 ? aiAgent : undefined;
	if (settings && aiAgentId !== undefined) {
		fail('aiAgent', "does not go with 'AI Agent ID'", 'Remove one of the two.');
	}
	if (aiAgentId !== undefined) return { type: 'ai_agent_id', id: aiAgentId.trim() };
	if (!settings) return undefined;
	const type = `ai_agent_${task}`;
	if (settings.type !== undefined && settings.type !== type && settings.type !== 'ai_agent_id') {
		fail('aiAgent', `has another type than ${type}`, 'Correct the type, or leave it out.');
	}
	return { type, ...settings };
}
