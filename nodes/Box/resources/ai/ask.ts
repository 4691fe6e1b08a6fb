import { hub } from '../../entities/hub';
import { choice, flag, locator, when } from '../../fields';
import { operation, post } from '../../framework';
import { agent, agentOf } from './agent';
import { AI_ERRORS, answer } from './answer';
import { dialogueHistory } from './dialogue';
import { contentOfOne, files, FILES_FROM, itemsOf } from './files';
import { prompt } from './prompt';

export const ask = operation({
	name: 'Ask',
	action: 'Ask Box AI about files or a hub',
	description: 'Get an answer of Box AI to a question about one file, several files or a hub',
	reference: 'post-ai-ask',
	fields: {
		itemsFrom: choice(
			'Ask About',
			{ ...FILES_FROM, hub: { name: 'Hub', description: 'All content of a Box Hub' } },
			{ default: 'file', description: 'What Box AI reads to answer' },
		),
		...files,
		hub: when({ itemsFrom: 'hub' }, locator(hub)),
		prompt: prompt('The question, 10,000 characters at most', 'Which dates are in the contract?'),
	},
	options: {
		...agent,
		...contentOfOne,
		dialogueHistory,
		includeCitations: flag('Include Citations', {
			description: 'Whether the answer comes with the passages that it is from',
		}),
	},
	prepare: (values, fail) => ({ chosenAgent: agentOf(values, 'ask', fail) }),
	request: ({ hub: chosenHub, prompt: question, chosenAgent, ...values }) => {
		const items = chosenHub ? [{ type: 'hubs', id: chosenHub.id }] : itemsOf(values);
		return post(['ai', 'ask'], {
			mode: items.length === 1 ? 'single_item_qa' : 'multiple_item_qa',
			prompt: question,
			items,
			ai_agent: chosenAgent,
		});
	},
	result: answer(),
	errors: AI_ERRORS,
});
