import type { BoxClient } from '../../client/boxClient';
import { textAt } from '../../client/json';
import type { JsonObject } from '../../client/types';
import { fieldsOf, readTemplate } from '../../entities/metadataTemplate';
import { InputError } from '../../framework/errors/inputError';
import { quote } from '../../framework/errors/quote';
import { mappedFields, toMappedValues } from '../../framework/params/mappedValues';
import type { Params } from '../../framework/params/params';
import type { ChangeRow } from './changeRows';
import { pointerTo, type Change } from './patch';
import { perRun } from './perRun';
import { mapperField } from './templateFields';

interface Target {
	box: BoxClient;
	params: Params;
	/** The same object for all items of a run: each template is read once for them. */
	run: object;
	templateId: string;
}

/**
 * Rows of changes as Box takes them, each value with the type that its field has in the template.
 *
 * @throws InputError for a value that does not fit its field, and for a field that there is not
 */
export async function typedChanges(rows: readonly ChangeRow[], target: Target): Promise<Change[]> {
	const changes: Change[] = [];
	for (const [index, row] of rows.entries()) {
		const change: Change = { op: row.operation, path: pointerTo(row.field) };
		if (row.from !== undefined) change.from = pointerTo(row.from);
		if (row.value !== undefined) change.value = await typedValue(row, index, target);
		changes.push(change);
	}
	return changes;
}

async function typedValue(
	{ field: key, value }: ChangeRow,
	index: number,
	{ box, params, run, templateId }: Target,
) {
	const template = await perRun(run, `template ${templateId}`, () => readTemplate(box, templateId));
	const field = await perRun(run, `field ${templateId} ${key}`, () => fieldOf(box, template, key));
	const name = `changes.changes[${index}]`;
	if (!field) {
		return params.fail(
			`${name}.field`,
			`is no field of the metadata template: ${quote(key)}`,
			'Choose a field from the list.',
		);
	}
	const label = params.displayName(`${name}.value`);
	const fields = mappedFields([{ ...field, displayName: label }]);
	const values = toMappedValues({ [key]: value }, fields, params.timeZone, (_, problem, remedy) => {
		throw new InputError(`'${label}' ${problem}`, remedy);
	});
	return values[key] ?? params.fail(`${name}.value`, 'is empty', 'Enter a value.');
}

async function fieldOf(box: BoxClient, template: JsonObject, key: string) {
	const found = fieldsOf(template).find((each) => each.key === key);
	if (found) return await mapperField(box, template, found);
	// `global.properties` takes any keys, with texts.
	return textAt(template.scope) === 'global' ? { id: key, type: 'string' } : undefined;
}
