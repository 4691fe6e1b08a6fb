import type { Field, Settings } from '../framework/field';
import type { Params } from '../framework/params/params';
import { rows } from './rows';
import { text } from './text';

interface KeyValueSettings extends Settings {
	/** What the button below says: `Add Value`. */
	button: string;
	/** What the editor calls a key: `Key`, `Name`. */
	key?: string;
	value?: string;
}

/** Keys with a value each, as rows; a key must not come twice. */
export function keyValues(
	displayName: string,
	{ button, key = 'Key', value = 'Value', ...settings }: KeyValueSettings & { sentAs?: string },
): Field<Record<string, string>> {
	const field = rows(displayName, {
		...settings,
		key: settings.sentAs,
		button,
		row: { name: 'values', displayName: 'Values' },
		fields: {
			key: text(key, { description: 'What the value is for. Enter each once.' }),
			value: text(value, { empty: '', description: 'Leave empty for an empty text' }),
		},
	});
	return {
		...field,
		read: (scope, name) => toRecord(scope.params, name, field.read(scope, name) as Row[]),
	};
}

interface Row {
	key: string;
	value: string;
}

function toRecord(params: Params, name: string, all: Row[]): Record<string, string> {
	const record: Record<string, string> = {};
	for (const [index, { key, value }] of all.entries()) {
		if (Object.hasOwn(record, key)) {
			params.fail(`${name}.values[${index}].key`, 'repeats an earlier key', 'Enter each key once.');
		}
		// Not by assignment, which would take `__proto__` for something else.
		Object.defineProperty(record, key, {
			value,
			enumerable: true,
			writable: true,
			configurable: true,
		});
	}
	return record;
}
