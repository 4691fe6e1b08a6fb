import { objectAt, textAt } from '../../client/json';
import type { JsonObject } from '../../client/types';
import { fieldsOf } from '../../entities/metadataTemplate';

/** What is shown of an item beside its metadata. */
const OF_ITEM = ['name', 'path_collection', 'size', 'created_at', 'modified_at', 'owned_by'];

/** A template's full name: `enterprise_12345.contract`. */
export function nameOf({ scope, templateKey }: JsonObject): string {
	return `${textAt(scope)}.${textAt(templateKey)}`;
}

/**
 * The fields that Box is asked for: without one for each value it shows none.
 *
 * https://developer.box.com/guides/metadata/queries/syntax/#the-fields-parameter
 */
export function standardFields(template: JsonObject): string[] {
	const name = `metadata.${nameOf(template)}`;
	const keys = fieldsOf(template).flatMap(({ key }) => textAt(key) ?? []);
	return [...OF_ITEM, name, ...keys.map((key) => `${name}.${key}`)];
}

/** An item with the template's values by their keys, and without what else Box says of them. */
export function simplified(item: JsonObject, { scope, templateKey }: JsonObject): JsonObject {
	const { path_collection: _, etag: __, metadata, ...rest } = item;
	if (metadata === undefined) return rest;
	const ofScope = objectAt(objectAt(metadata)[textAt(scope) ?? '']);
	const values = Object.entries(objectAt(ofScope[textAt(templateKey) ?? '']));
	return {
		...rest,
		metadata: Object.fromEntries(values.filter(([key]) => !key.startsWith('$'))),
	};
}
