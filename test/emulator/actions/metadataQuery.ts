import { BoxProblem } from '../errors';
import type { Call } from '../state/box';
import type { Instance, MetadataValue, Template } from '../state/metadata';
import { INSTANCES } from '../state/metadata';
import type { Item } from '../state/model';
import { ancestors, isTrashed } from '../state/model';
import { findItem } from './find';
import { readPredicate } from './queryLanguage';
import { invalidQuery } from './queryTokens';
import { findTemplate } from './templates';

/** What a query looks for: https://developer.box.com/reference/post-metadata-queries-execute-read/ */
export interface MetadataQuery {
	from: string;
	query?: string;
	query_params?: Record<string, unknown>;
	ancestor_folder_id: string;
	order_by?: Array<{ field_key: string; direction?: string }>;
}

/** The items that a query finds, in its order. 400 or 404 if it is wrong. */
export function findByMetadata(call: Call, query: MetadataQuery): Item[] {
	const template = templateOf(call, query.from);
	const isWithin = within(call, query.ancestor_folder_id);
	const fits = query.query
		? readPredicate(query.query, template.fields, query.query_params ?? {})
		: () => true;
	const compare = order(template, query.order_by ?? []);
	return INSTANCES.filter(
		call.box.world,
		(each) =>
			each.template === template &&
			maySee(call, each.item) &&
			isWithin(each.item) &&
			fits(each.values) === true,
	)
		.sort((one, other) => compare(one, other) || Number(one.item.id) - Number(other.item.id))
		.map(({ item }) => item);
}

/** Templates of an enterprise can be queried, by their full scope. */
function templateOf(call: Call, from: string): Template {
	const [, scope = '', key = ''] = /^(enterprise_\d+)\.([\w-]+)$/.exec(from) ?? [];
	if (scope === '') throw invalidQuery(`Invalid value '${from}' for 'from'`);
	const found = findTemplate(call, scope, key);
	if (found) return found;
	throw new BoxProblem(404, 'instance_not_found', `The template '${from}' was not found`);
}

/** A metadata query shows what its caller may preview. */
function maySee({ box: { world }, viewer }: Call, item: Item): boolean {
	const role = world.roleFor(viewer, item);
	return !isTrashed(item) && role !== undefined && role !== 'uploader';
}

function within(call: Call, folderId: string): (item: Item) => boolean {
	if (folderId === '0') return () => true;
	const folder = findItem(call, 'folder', folderId);
	return (item) => ancestors(item).includes(folder);
}

type Compare = (one: Instance, other: Instance) => number;

function order(template: Template, asked: NonNullable<MetadataQuery['order_by']>): Compare {
	const directions = new Set(asked.map(({ direction = 'ASC' }) => direction.toUpperCase()));
	if (directions.size > 1) throw invalidQuery("All of 'order_by' must have the same direction");
	const sign = directions.has('DESC') ? -1 : 1;
	for (const { field_key: key } of asked) {
		if (template.fields.some((field) => field.key === key)) continue;
		throw invalidQuery(`The template has no field '${key}'`);
	}
	return (one, other) => {
		for (const { field_key: key } of asked) {
			const found = sign * compare(one.values[key], other.values[key]);
			if (found !== 0) return found;
		}
		return 0;
	};
}

/** What has no value comes behind what has one, as in PostgreSQL. */
function compare(one: MetadataValue | undefined, other: MetadataValue | undefined): number {
	if (one === other) return 0;
	if (one === undefined) return 1;
	if (other === undefined) return -1;
	return one < other ? -1 : 1;
}
