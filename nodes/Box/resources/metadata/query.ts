import type { JsonObject } from '../../client/types';
import { folder } from '../../entities/folder';
import { metadataTemplate, readTemplate } from '../../entities/metadataTemplate';
import {
	choice,
	fields,
	flag,
	jsonObject,
	locator,
	rows,
	templateField,
	text,
	when,
} from '../../fields';
import { operation, paging } from '../../framework';
import { itemResult } from '../../framework/outputItems';
import { perRun } from './perRun';
import { queryParameters } from './queryParameters';
import { nameOf, simplified, standardFields } from './queryResult';

/** https://developer.box.com/reference/post-metadata-queries-execute-read/ */
const PAGE_SIZE = 100;

export const query = operation({
	name: 'Query',
	action: 'Query metadata',
	description: 'Find files and folders by the values that a metadata template has on them',
	reference: 'post-metadata-queries-execute-read',
	fields: {
		template: locator(metadataTemplate, {
			description: "The template whose values are compared: one of the enterprise's own",
		}),
		folder: locator(folder, {
			startsAtRoot: true,
			description: 'Only items in this folder, or in one below it, are found',
		}),
		query: text('Query', {
			empty: undefined,
			rows: 2,
			example: 'amount >= :amount AND state = :state',
			description:
				'Which values the fields have to have, by their keys. There are AND, OR, NOT, comparisons such as =, LIKE, ILIKE, IN and IS NULL; <a href="https://developer.box.com/guides/metadata/queries/syntax/" target="_blank">Box explains the syntax</a>. A colon stands before the name of a parameter. Leave empty for all items with metadata of the template.',
		}),
		enterAs: choice(
			'Enter Parameters As',
			{ fields: 'Fields', json: 'JSON' },
			{ description: 'How the parameters of the query are entered' },
		),
		parameters: when({ enterAs: 'fields' }, queryParameters),
		json: when(
			{ enterAs: 'json' },
			jsonObject('Parameters as JSON', {
				example: '{ "amount": 100, "state": "open" }',
				description: 'A value of the type of its field for each parameter of the query',
			}),
		),
		...paging,
		simplify: flag('Simplify', {
			default: true,
			description:
				'Whether to return a simplified version of the response instead of the raw data: the values of the template by the keys of their fields',
		}),
	},
	options: {
		...fields,
		orderBy: rows('Order By', {
			description: 'The fields by whose values the items are sorted, the first one first',
			button: 'Add Field',
			row: { name: 'fields', displayName: 'Field' },
			fields: { field: templateField() },
			to: 'nowhere',
		}),
		orderDirection: choice(
			'Order Direction',
			{ ASC: 'Ascending', DESC: 'Descending' },
			{ description: "Of all fields of 'Order By'", to: 'nowhere' },
		),
	},
	async run(values, { box, run }) {
		const { folder, fields: wanted = [], orderBy, orderDirection = 'ASC', limit } = values;
		const { id } = values.template;
		// Box wants the full scope, with the enterprise's ID.
		const template = await perRun(run, `template ${id}`, () => readTemplate(box, id));
		const body = {
			from: nameOf(template),
			...(values.query === undefined ? {} : { query: values.query }),
			query_params: values.json ?? values.parameters ?? {},
			ancestor_folder_id: folder.id,
			...(orderBy?.length
				? { order_by: orderBy.map((each) => orderOf(each.field, orderDirection)) }
				: {}),
			fields: wanted.length > 0 ? wanted : standardFields(template),
		};
		const found = box.byMarker<JsonObject>(
			{ method: 'POST', path: ['metadata_queries', 'execute_read'], body },
			{ limit, pageSize: PAGE_SIZE },
		);
		const items: JsonObject[] = [];
		for await (const each of found) {
			const item = itemResult(each);
			items.push(values.simplify && wanted.length === 0 ? simplified(item, template) : item);
		}
		return items;
	},
	errors: {
		invalid_query: {
			message: 'Box does not understand the query',
			remedy:
				"Check 'Query': the keys of the fields, the operators, and that the template is one of the enterprise's own.",
		},
		unexpected_json_type: {
			message: 'A parameter of the query is missing, or has another type than its field',
			remedy: 'Check that each name behind a colon in the query is a parameter, and its type.',
		},
		instance_not_found: {
			message: 'Box knows no such metadata template, or this account may not see it',
			remedy: 'Choose a metadata template from the list.',
		},
	},
});

function orderOf(key: string, direction: string) {
	return { field_key: key, direction };
}
