import { file } from '../../entities/file';
import { locator } from '../../fields';
import { operation, post } from '../../framework';
import { agent, agentOf } from './agent';
import { AI_ERRORS, answer } from './answer';
import { dialogueHistory } from './dialogue';
import { content, toItem } from './files';
import { prompt } from './prompt';

export const generateText = operation({
	name: 'Generate Text',
	action: 'Generate text with Box AI',
	description: 'Have Box AI write or edit a text with a file as its context',
	reference: 'post-ai-text-gen',
	fields: {
		file: locator(file),
		prompt: prompt('What to write, 10,000 characters at most', 'Write a summary for a customer'),
	},
	options: {
		...agent,
		content,
		dialogueHistory,
	},
	prepare: (values, fail) => ({ chosenAgent: agentOf(values, 'text_gen', fail) }),
	request: ({ file: context, prompt: task, content: given, chosenAgent }) =>
		post(['ai', 'text_gen'], {
			prompt: task,
			items: [toItem(context, given)],
			ai_agent: chosenAgent,
		}),
	result: answer(),
	errors: AI_ERRORS,
});
