import { choice } from '../../fields';
import { operation, post } from '../../framework';
import { agent, agentOf } from './agent';
import { AI_ERRORS, answer, withValues } from './answer';
import { contentOfOne, files, FILES_FROM, itemsOf } from './files';
import { prompt } from './prompt';

export const extract = operation({
	name: 'Extract',
	action: 'Extract data with Box AI',
	description: 'Have Box AI find what a prompt asks for in files, in any form',
	reference: 'post-ai-extract',
	fields: {
		itemsFrom: choice('Extract From', FILES_FROM, {
			description: 'The files that Box AI reads',
		}),
		...files,
		prompt: prompt(
			'What to find, in words or as a JSON or XML schema, 10,000 characters at most',
			'Find the customer and the amount of the invoice',
		),
	},
	options: { ...agent, ...contentOfOne },
	prepare: (values, fail) => ({ chosenAgent: agentOf(values, 'extract', fail) }),
	request: ({ prompt: wanted, chosenAgent, ...values }) =>
		post(['ai', 'extract'], { prompt: wanted, items: itemsOf(values), ai_agent: chosenAgent }),
	result: answer(withValues),
	errors: AI_ERRORS,
});
