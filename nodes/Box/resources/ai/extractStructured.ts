import { isObject, textAt } from '../../client/json';
import { choice, flag, when } from '../../fields';
import { operation, post } from '../../framework';
import { agent, agentOf } from './agent';
import { AI_ERRORS, answer } from './answer';
import { checkFields, fieldRows, fieldsAsJson, toFields } from './extractFields';
import { contentOfOne, files, FILES_FROM, itemsOf } from './files';
import { taxonomySources, toSources } from './taxonomySources';
import { template, toTemplate } from './template';

/** https://developer.box.com/guides/box-ai/ai-tutorials/extract-metadata-structured/#enhanced-extract-agent */
const ENHANCED = { type: 'ai_agent_id', id: 'enhanced_extract_agent' };

export const extractStructured = operation({
	name: 'Extract Structured',
	action: 'Extract fields with Box AI',
	description: 'Have Box AI find the values of certain fields, or of a metadata template, in files',
	reference: 'post-ai-extract-structured',
	fields: {
		itemsFrom: choice('Extract From', FILES_FROM, {
			description: 'The files that Box AI reads',
		}),
		...files,
		fieldsFrom: choice(
			'Fields From',
			{
				rows: { name: 'Fields Below', description: 'Enter the fields one by one' },
				template: { name: 'Metadata Template', description: 'All fields of a template' },
				json: { name: 'JSON', description: 'A list of fields, also with fields inside of them' },
			},
			{ description: 'What says which values Box AI is to find' },
		),
		extractFields: when({ fieldsFrom: 'rows' }, fieldRows),
		template: when({ fieldsFrom: 'template' }, template),
		json: when({ fieldsFrom: 'json' }, fieldsAsJson),
		extractAgent: choice(
			'Agent',
			{
				standard: { name: 'Standard', description: "Box's agent for most documents" },
				enhanced: {
					name: 'Enhanced Extract',
					description: 'For long or complex documents, scans and tables. It takes longer.',
				},
			},
			{ description: 'Which agent of Box does the work' },
		),
	},
	options: {
		...agent,
		...contentOfOne,
		includeConfidenceScore: flag('Include Confidence Score', {
			description: 'Whether the answer says how sure Box AI is of each value',
		}),
		includeReference: flag('Include Reference', {
			description: 'Whether the answer says where in the files each value is from',
		}),
		taxonomySources: when({ '/fieldsFrom': ['rows', 'json'] }, taxonomySources),
	},
	prepare: ({ extractFields = [], fieldsFrom, json, extractAgent, ...values }, fail) => {
		checkFields(extractFields, (...said) => fail('extractFields', ...said));
		if (fieldsFrom === 'json' && !json?.length)
			fail('json', 'is empty', 'Enter at least one field.');
		const unnamed = (json ?? []).findIndex((each) => !isObject(each) || !textAt(each.key));
		if (unnamed >= 0) {
			fail(
				'json',
				`has no key in entry ${unnamed + 1}`,
				'Each field is an object with a key, and mostly a type.',
			);
		}
		const own = agentOf(values, 'extract_structured', fail);
		if (extractAgent === 'standard') return { chosenAgent: own };
		if (own) {
			fail(
				'extractAgent',
				'does not go with an agent in the options',
				"Choose 'Standard', or remove the agent from the options.",
			);
		}
		return { chosenAgent: ENHANCED };
	},
	request: ({ template: chosen, json, extractFields, taxonomySources: sources, ...values }) =>
		post(['ai', 'extract_structured'], {
			items: itemsOf(values),
			...(chosen
				? { metadata_template: toTemplate(chosen) }
				: { fields: json ?? toFields(extractFields ?? []) }),
			taxonomy_sources: toSources(sources),
			ai_agent: values.chosenAgent,
		}),
	result: answer(),
	errors: AI_ERRORS,
});
