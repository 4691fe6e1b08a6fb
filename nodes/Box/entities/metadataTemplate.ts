import type { INodeListSearchItems } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import { markerOf } from '../client/calls/paging';
import { asBoxError, BoxError } from '../client/error';
import { isObject, textAt } from '../client/json';
import { including } from '../client/names';
import type { JsonObject } from '../client/types';
import type { Entity, ListQuery } from '../framework/references/entity';
import { firstWithResults } from './lists/pages';

/** How Box writes the IDs of templates, and of metadata on items. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
	name: {
		mode: 'uuid',
		displayName: 'By Internal ID',
		noun: 'internal ID',
		example: '58063d82-4128-7b43-bba9-92f706befcdf',
		hint: "The template's 'id' in Box's answers",
		fits: (text) => UUID.test(text),
		find: findByUuid,
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

/** The path of a template, which Box calls its schema. */
export function schemaPath(id: string): string[] {
	return ['metadata_templates', ...templatePath(id), 'schema'];
}

/** A template with its fields: https://developer.box.com/reference/resources/metadata-template/ */
export async function readTemplate(box: BoxClient, id: string): Promise<JsonObject> {
	return await box.request({ method: 'GET', path: schemaPath(id) });
}

/** The fields of a template, in its order. */
export function fieldsOf({ fields }: JsonObject): JsonObject[] {
	return Array.isArray(fields) ? fields.filter(isObject) : [];
}

/** https://developer.box.com/reference/get-metadata-templates-id/ */
async function findByUuid(box: BoxClient, uuid: string): Promise<string | undefined> {
	const found = await box
		.request({ method: 'GET', path: ['metadata_templates', uuid] })
		.catch(asBoxError);
	if (!(found instanceof BoxError)) return idOf(found);
	// Box answers 400 to an ID that it does not know.
	if (found.status === 400 || found.status === 404) return undefined;
	throw found;
}

function idOf({ scope, templateKey }: JsonObject): string {
	return `${textAt(scope)}.${textAt(templateKey)}`;
}

/** The enterprise's templates, and before them those that every account has. */
async function page(box: BoxClient, { filter, token }: ListQuery) {
	const [scope = 'global', marker] = (token ?? 'global').split(' ');
	const answer = await box.request({
		method: 'GET',
		path: ['metadata_templates', scope],
		expects: 'items',
		query: { limit: 1000, marker },
	});
	const entries = Array.isArray(answer.entries) ? answer.entries.filter(isObject) : [];
	const next = markerOf(answer);
	const results = entries.filter(isVisible).map(toResult);
	const fits = including(filter);
	return {
		results: results.filter(({ name }) => fits(name)),
		paginationToken: next ? `${scope} ${next}` : scope === 'global' ? 'enterprise' : undefined,
	};
}

function isVisible({ hidden }: JsonObject): boolean {
	return hidden !== true;
}

function toResult(template: JsonObject): INodeListSearchItems {
	const value = idOf(template);
	return { name: `${textAt(template.displayName) ?? value} (${value})`, value };
}
