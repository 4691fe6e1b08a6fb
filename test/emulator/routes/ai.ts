import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { answerTo, textAbout } from '../actions/ai/answers';
import type { WantedField } from '../actions/ai/extraction';
import { extracted, structured } from '../actions/ai/extraction';
import type { Item, Source } from '../actions/ai/sources';
import { needAi, sourcesOf } from '../actions/ai/sources';
import { findItem } from '../actions/find';
import { findTemplate } from '../actions/templates';
import { badRequest, notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { Fields, Values } from '../tables/kinds';
import { readValues } from '../tables/read';
import { ASK, EXTRACT, EXTRACT_STRUCTURED, TEXT_GEN } from './aiBodies';

type Agent = Values<typeof ASK>['ai_agent'];

/** The pre-built agent: https://developer.box.com/guides/box-ai/ai-tutorials/extract-metadata-structured/ */
const ENHANCED = 'enhanced_extract_agent';

/** Which model says so: the one of the agent's settings, if they have one. */
function agentInfo(agent: Agent, count: number) {
	if (agent?.type === 'ai_agent_id' && agent.id !== ENHANCED && !/^\d+$/.test(agent.id ?? '')) {
		throw notFound(agent.id ?? '', 'ai_agent');
	}
	const processor = count > 1 ? 'basic_text_multi' : 'basic_text';
	const model = agent?.[processor]?.model ?? agent?.basic_gen?.model;
	const name = typeof model === 'string' ? model : 'azure__openai__gpt_4o_mini';
	const models = [{ name, provider: name.split('__')[0], supported_purpose: 'chat' }];
	return { models, processor: agent?.id ?? processor };
}

/** What all answers of Box AI have. */
function answered<T>({ box }: Call, answer: T, agent: Agent, count: number) {
	return {
		answer,
		created_at: boxTime(box.world.now()),
		completion_reason: 'done',
		ai_agent_info: agentInfo(agent, count),
	};
}

/** What is to be found: the given fields, or those of the template. */
function wantedFields(call: Call, values: Values<typeof EXTRACT_STRUCTURED>): WantedField[] {
	const { fields, metadata_template: named, taxonomy_sources: sources = [] } = values;
	if ((fields === undefined) === (named === undefined)) {
		throw badRequest('fields', "Either 'fields' or 'metadata_template' is required");
	}
	if (named && sources.length > 0) {
		throw badRequest('taxonomy_sources', "Not supported with 'metadata_template'");
	}
	for (const { type, id } of sources) if (type === 'file') findItem(call, 'file', id ?? '');
	if (!named) return fields ?? [];
	const template = findTemplate(call, named.scope, named.template_key);
	if (!template) throw notFound(named.template_key, 'metadata_template');
	return template.fields;
}

function refuseMode({ mode, items }: Values<typeof ASK>): void {
	if (mode === 'single_item_qa' && items.length > 1) {
		throw badRequest('mode', "'single_item_qa' takes one item only");
	}
}

/** https://developer.box.com/reference/resources/ai-response/ */
export function aiRoutes(app: FastifyInstance, context: Context): void {
	type Reply<V> = (call: Call, values: V, sources: Source[]) => unknown;
	const post = <F extends Fields>(path: string, fields: F, reply: Reply<Values<F>>) =>
		app.post(`/ai/${path}`, async (request: FastifyRequest, answer: FastifyReply) => {
			const call = callOf(context, request);
			needAi(context.app);
			const values = readValues(fields, bodyOf(request));
			const { items = [] } = values as { items?: Item[] };
			const sources = sourcesOf(call, items);
			// A hub whose content is not indexed.
			return sources ? reply(call, values, sources) : await answer.code(204).send();
		});

	post('ask', ASK, (call, values, sources) => {
		refuseMode(values);
		const { prompt, dialogue_history: history = [], include_citations, ai_agent } = values;
		const earlier = history.map((turn) => turn.prompt ?? '').toReversed();
		const { answer, citations } = answerTo([prompt, ...earlier], sources);
		const base = answered(call, answer, ai_agent, sources.length);
		return include_citations ? { ...base, citations } : base;
	});

	post('text_gen', TEXT_GEN, (call, { prompt, ai_agent }, sources) =>
		answered(call, textAbout(prompt, sources), ai_agent, 1),
	);

	post('extract', EXTRACT, (call, { prompt, ai_agent }, sources) =>
		answered(call, JSON.stringify(extracted(prompt, sources)), ai_agent, sources.length),
	);

	post('extract_structured', EXTRACT_STRUCTURED, (call, values, sources) => {
		const found = Object.entries(structured(wantedFields(call, values), sources));
		const answer = Object.fromEntries(found.map(([key, { value }]) => [key, value]));
		const { ai_agent, include_confidence_score, include_reference } = values;
		const scores = found.map(([key, { pair }]) => [
			key,
			pair ? { level: 'HIGH', score: 0.98 } : { level: 'LOW', score: 0 },
		]);
		const places = found.flatMap(([key, { pair }]) =>
			pair ? [[key, [{ itemId: pair.fileId, page: 0, text: pair.text }]]] : [],
		);
		return {
			...answered(call, answer, ai_agent, sources.length),
			...(include_confidence_score
				? { confidence_score: Object.fromEntries(scores) as Record<string, unknown> }
				: {}),
			...(include_reference
				? { reference: Object.fromEntries(places) as Record<string, unknown> }
				: {}),
		};
	});
}
