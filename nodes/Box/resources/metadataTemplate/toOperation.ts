import { isObject, textAt } from '../../client/json';
import type { Json, JsonObject } from '../../client/types';
import type { ChangeRow } from './changeRows';
import { toField } from './newField';

/** A change as Box takes it: https://developer.box.com/reference/put-metadata-templates-id-id-schema/ */
export function toOperation(row: ChangeRow): JsonObject {
	const { operation: op, field, fields, option, newOption, optionsInOrder: order } = row;
	// Box has names of their own for the choices of both kinds of fields.
	const kind = op.includes('MultiSelect') ? 'multiSelect' : 'enum';
	return given({
		op,
		fieldKey: field,
		fieldKeys: fields,
		[`${kind}OptionKey`]: option,
		[`${kind}OptionKeys`]: order,
		data: newOption === undefined ? dataOf(row) : { key: newOption },
	});
}

/** Whether a change leaves everything as it is. */
export function isNoChange({ op, data }: JsonObject): boolean {
	const isEdit = op === 'editTemplate' || op === 'editField';
	return isEdit && Object.keys(data ?? {}).length === 0;
}

/** Whether a change may be made again after a lost connection: a field is not added twice. */
export function isRepeatable(operation: Json): boolean {
	const op = isObject(operation) ? operation.op : undefined;
	return op === 'editTemplate' || textAt(op)?.startsWith('reorder') === true;
}

function dataOf(row: ChangeRow): JsonObject | undefined {
	const { operation, newDisplayName, newKey, newDescription, isHidden, isCopied } = row;
	switch (operation) {
		case 'addField':
			return toField(fieldOf(row));
		case 'editTemplate':
		case 'editField':
			return given({
				displayName: newDisplayName,
				key: newKey,
				description: newDescription,
				hidden: decided(isHidden),
				copyInstanceOnItemCopy: decided(isCopied),
			});
		default:
			return undefined;
	}
}

function fieldOf(row: ChangeRow): Parameters<typeof toField>[0] {
	const { type, key, displayName, description, hidden, options, namespace } = row;
	const { taxonomyKey, taxonomyId, multiSelect, selectableLevels } = row;
	const taxonomy = { namespace, taxonomyKey, taxonomyId, multiSelect, selectableLevels };
	return { type, key, displayName, description, hidden, options, ...taxonomy };
}

function decided(choice: 'keep' | 'true' | 'false' | undefined): boolean | undefined {
	return choice === undefined || choice === 'keep' ? undefined : choice === 'true';
}

function given(values: Record<string, unknown>): JsonObject {
	const entries = Object.entries(values).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as JsonObject;
}
