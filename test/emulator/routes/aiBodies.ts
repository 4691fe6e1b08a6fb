import {
	any,
	choice,
	flag,
	id,
	integer,
	list,
	record,
	required,
	text,
	time,
} from '../tables/kinds';
import { object } from '../tables/read';

const MOST_ITEMS = 25;
const PROMPT = required(text({ min: 1, max: 10_000 }));

const file = { type: required(choice(['file'])), id: required(id()), content: text() };
const files = required(list(object(file), { min: 1, max: MOST_ITEMS }));
const DIALOGUE = list(object({ prompt: text(), answer: text(), created_at: time() }));

/** Which agent does the work, or how. Box has settings for each kind of content. */
function agent(task: string) {
	const tool = record(any());
	return object({
		type: required(choice([`ai_agent_${task}`, 'ai_agent_id'])),
		id: text({ min: 1 }),
		long_text: tool,
		basic_text: tool,
		basic_gen: tool,
		spreadsheet: tool,
		long_text_multi: tool,
		basic_text_multi: tool,
		basic_image: tool,
		basic_image_multi: tool,
	});
}

/** https://developer.box.com/reference/post-ai-ask/ */
export const ASK = {
	mode: required(choice(['single_item_qa', 'multiple_item_qa'])),
	prompt: PROMPT,
	items: required(
		list(object({ ...file, type: required(choice(['file', 'hubs'])) }), {
			min: 1,
			max: MOST_ITEMS,
		}),
	),
	dialogue_history: DIALOGUE,
	include_citations: flag(),
	ai_agent: agent('ask'),
};

/** https://developer.box.com/reference/post-ai-text-gen/ */
export const TEXT_GEN = {
	prompt: PROMPT,
	items: required(list(object(file), { min: 1, max: 1 })),
	dialogue_history: DIALOGUE,
	ai_agent: agent('text_gen'),
};

/** https://developer.box.com/reference/post-ai-extract/ */
export const EXTRACT = { prompt: PROMPT, items: files, ai_agent: agent('extract') };

const OPTIONS = list(object({ key: required(text({ min: 1 })) }));
const NAMED = {
	key: required(text({ min: 1 })),
	description: text(),
	displayName: text(),
	prompt: text(),
	type: text(),
	options: OPTIONS,
};
const FIELD = object({
	...NAMED,
	fields: list(object(NAMED)),
	taxonomy_key: text(),
	namespace: text(),
	options_rules: object({ multi_select: flag(), selectable_levels: list(integer({ min: 1 })) }),
});

/** https://developer.box.com/reference/post-ai-extract-structured/ */
export const EXTRACT_STRUCTURED = {
	items: files,
	metadata_template: object({
		type: choice(['metadata_template']),
		// Box's document has the enterprise's id in it; its SDK's tests leave the id out.
		scope: required(text({ max: 40, pattern: /^(global|enterprise(_\d+)?)$/ })),
		template_key: required(text({ min: 1 })),
	}),
	fields: list(FIELD, { min: 1 }),
	ai_agent: agent('extract_structured'),
	include_confidence_score: flag(),
	include_reference: flag(),
	taxonomy_sources: list(
		object({
			type: required(choice(['taxonomy', 'file'])),
			taxonomy_key: text(),
			namespace: text(),
			id: id(),
		}),
	),
};
