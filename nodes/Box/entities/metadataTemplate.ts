import type { INodeListSearchItems } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import { markerOf } from '../client/calls/paging';
import { isObject, textAt } from '../client/json';
import type { JsonObject } from '../client/types';
import type { Entity, ListQuery } from '../framework/references/entity';
import { firstWithResults } from './lists/pages';

/**
 * Metadata templates are named by scope and key, `enterprise_12345.contract`.
 *
 * https://developer.box.com/guides/metadata/templates/
 */
export const metadataTemplate: Entity<'metadata_template'> = {
	type: 'metadata_template',
	noun: 'metadata template',
	plural: 'metadata templates',
	collection: 'metadata_templates',
	id: {
		pattern: /^(global|enterprise(_\d+)?)\.[A-Za-z_][\w-]*$/,
		example: 'enterprise.contract',
		rule: "A template's ID is its scope and its key with a dot between them",
	},
	failures: {
		403: {
			message: 'The connected account may not do this with the metadata template',
			remedy:
				'Connect an administrator who may manage metadata templates, with an app that has the scope "Manage enterprise properties".',
		},
	},
	list: {
		page: async (box, query) =>
			await firstWithResults(async (token) => await page(box, { ...query, token }), query.token),
		hint: 'Type a part of the name',
	},
};

/** Scope and key of a template, as Box has them in paths. */
export function templatePath(id: string): [scope: string, key: string] {
	const dot = id.indexOf('.');
	return [id.slice(0, dot), id.slice(dot + 1)];
}

/** The enterprise's templates, and before them those that every account has. */
async function page(box: BoxClient, { filter, token }: ListQuery) {
	const [scope = 'global', marker] = (token ?? 'global').split(' ');
	const answer = await box.request({
		method: 'GET',
		path: ['metadata_templates', scope],
		expects: 'list',
		query: { limit: 1000, marker },
	});
	const entries = Array.isArray(answer.entries) ? answer.entries.filter(isObject) : [];
	const next = markerOf(answer);
	const results = entries.filter(isVisible).map(toResult);
	const wanted = filter.toLowerCase();
	return {
		results: results.filter(({ name }) => name.toLowerCase().includes(wanted)),
		paginationToken: next ? `${scope} ${next}` : scope === 'global' ? 'enterprise' : undefined,
	};
}

function isVisible({ hidden }: JsonObject): boolean {
	return hidden !== true;
}

function toResult({ scope, templateKey, displayName }: JsonObject): INodeListSearchItems {
	const value = `${textAt(scope)}.${textAt(templateKey)}`;
	return { name: `${textAt(displayName) ?? value} (${value})`, value };
}
