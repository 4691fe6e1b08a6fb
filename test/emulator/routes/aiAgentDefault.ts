import type { FastifyInstance } from 'fastify';

import { needAi } from '../actions/ai/sources';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { choice, required, text } from '../tables/kinds';
import { readQuery } from '../tables/read';

const MODEL = 'azure__openai__gpt_4o_mini';
const EMBEDDINGS = {
	model: 'azure__openai__text_embedding_ada_002',
	strategy: { id: 'basic', num_tokens_per_chunk: 64 },
};

/** The settings of each agent's tools. What Box's prompts say is not kept here. */
function toolsOf(mode: 'ask' | 'text_gen' | 'extract' | 'extract_structured', model: string) {
	const base = {
		model,
		num_tokens_for_completion: 8400,
		llm_endpoint_params: { type: 'openai_params', temperature: 0, top_p: 1 },
	};
	const basic = { ...base, system_message: '', prompt_template: '{user_question} {content}' };
	const long = { ...basic, embeddings: EMBEDDINGS };
	if (mode === 'text_gen') {
		const prompt_template = '{user_question}';
		return { basic_gen: { ...long, prompt_template, content_template: '{content}' } };
	}
	const single = { long_text: long, basic_text: basic, basic_image: basic };
	if (mode !== 'ask') return single;
	return {
		...single,
		spreadsheet: base,
		long_text_multi: long,
		basic_text_multi: basic,
		basic_image_multi: basic,
	};
}

const QUERY = {
	mode: required(choice(['ask', 'text_gen', 'extract', 'extract_structured'])),
	language: text(),
	model: text({ min: 1 }),
};

/** https://developer.box.com/reference/get-ai-agent-default/ */
export function aiAgentDefaultRoutes(app: FastifyInstance, context: Context): void {
	app.get('/ai_agent_default', { config: { scope: 'ai.readwrite' } }, async (request) => {
		callOf(context, request);
		needAi(context.app);
		const { mode, model = MODEL } = readQuery(request, QUERY, []).values;
		return { type: `ai_agent_${mode}`, ...toolsOf(mode, model) };
	});
}
