import type { JsonObject } from '../../client/types';
import { choice, filledList, flag, list, text, when } from '../../fields';
import { quote } from '../../framework/errors/quote';
import type { AddedValues, Field } from '../../framework/field';
import { readList } from '../../framework/params/readList';

/** https://developer.box.com/guides/metadata/fields/ */
const TYPES = {
	string: 'Text',
	float: 'Number',
	date: 'Date',
	enum: 'Single Choice',
	multiSelect: 'Multiple Choice',
	taxonomy: 'Taxonomy',
} as const;

/** The levels of a taxonomy, counted from 1. */
const levels: Field<number[]> = {
	...list('Selectable Levels', {
		example: '1,2',
		description:
			'Comma-separated levels of the taxonomy whose nodes can be chosen, counted from 1. Leave empty for all.',
	}),
	read: ({ params }, name) =>
		readList(params, name).map((entry) => {
			if (/^[1-9]\d*$/.test(entry)) return Number(entry);
			const problem = `has ${quote(entry)}, which is no level`;
			return params.fail(name, problem, 'Levels are counted from 1.');
		}),
};

/** What a new field of a template has. */
export const newField = {
	type: choice('Type', TYPES, {
		default: 'string',
		description: 'What kind of values the field takes',
	}),
	key: text('Key', {
		example: 'amount',
		description: 'The name of the field in the API, which no other field of the template has',
	}),
	displayName: text('Display Name', {
		example: 'Amount',
		description: 'The name that people see in Box',
	}),
	description: text('Description', {
		description: 'It is not shown to people in Box. Leave empty for none.',
		empty: undefined,
	}),
	hidden: flag('Hide in Box', {
		description: 'Whether people do not see the field in Box, so that only the API can set it',
	}),
	options: when(
		{ type: ['enum', 'multiSelect'] },
		filledList('Choices', {
			example: 'open,done',
			description: 'Comma-separated texts to choose from, or a list from an expression',
		}),
	),
	namespace: when(
		{ type: 'taxonomy' },
		text('Taxonomy Namespace', {
			example: 'enterprise_123456',
			description: 'The namespace of the taxonomy: enterprise_ and the ID of the enterprise',
		}),
	),
	taxonomyKey: when(
		{ type: 'taxonomy' },
		text('Taxonomy Key', {
			example: 'geography',
			description: 'The key of the taxonomy that the field chooses from',
		}),
	),
	taxonomyId: when(
		{ type: 'taxonomy' },
		text('Taxonomy ID', {
			empty: undefined,
			example: '05ece6d7-fec4-4d3f-bfd2-36fd4dddea97',
			description: 'Leave empty to name the taxonomy by its key alone',
		}),
	),
	multiSelect: when(
		{ type: 'taxonomy' },
		flag('Multiple Values', { description: 'Whether several nodes can be chosen' }),
	),
	selectableLevels: when({ type: 'taxonomy' }, levels),
};

/** A field as Box takes it: https://developer.box.com/reference/post-metadata-templates-schema/ */
export function toField(row: AddedValues<typeof newField>): JsonObject {
	const { options, multiSelect, selectableLevels, taxonomyId, description, ...rest } = row;
	const given = Object.entries({ ...rest, description, taxonomyId });
	const field = given.filter(([, value]) => value !== undefined);
	const isOfTaxonomy = row.type === 'taxonomy';
	return {
		...(Object.fromEntries(field) as JsonObject),
		...(options === undefined ? {} : { options: options.map((key) => ({ key })) }),
		...(isOfTaxonomy ? { optionsRules: rules(multiSelect, selectableLevels) } : {}),
	};
}

function rules(multiSelect = false, levels: number[] = []): JsonObject {
	return levels.length > 0 ? { multiSelect, selectableLevels: levels } : { multiSelect };
}
