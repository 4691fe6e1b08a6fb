import { objectAt, textAt } from '../../client/json';
import type { JsonObject } from '../../client/types';
import { fieldsOf } from '../../entities/metadataTemplate';
import { SIMPLE_FIELDS, simplified as simplifiedItem } from '../../framework/simplify';

/** What is shown of an item beside its metadata. Web links have none. */
const OF_ITEM = SIMPLE_FIELDS.filter((field) => field !== 'url');

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

/** Box wants the full scope of a template in the names of fields, too. */
export function inScope({ scope }: JsonObject): (field: string) => string {
	return (field) => field.replace(/^metadata\.enterprise\./, `metadata.${textAt(scope)}.`);
}

/** An item in short, with the template's values by their keys. */
export function simplified(item: JsonObject, { scope, templateKey }: JsonObject): JsonObject {
	const { metadata } = item;
	const line = simplifiedItem(item);
	if (metadata === undefined) return line;
	const ofScope = objectAt(objectAt(metadata)[textAt(scope) ?? '']);
	const values = Object.entries(objectAt(ofScope[textAt(templateKey) ?? '']));
	return {
		...line,
		metadata: Object.fromEntries(values.filter(([key]) => !key.startsWith('$'))),
	};
}
