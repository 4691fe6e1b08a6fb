import {
	Deferred,
	described,
	sentAs,
	type Field,
	type Fields,
	type Settings,
	type Values,
} from '../framework/field';
import { joined } from '../framework/methods';
import { named } from '../framework/namedFields';
import type { ItemScope } from '../framework/types';

interface RowsSettings<F extends Fields> extends Settings {
	/** The name under which n8n stores the rows, and what one of them is called. */
	row: { name: string; displayName: string };
	/** What the button below says: `Add Folder`. */
	button: string;
	fields: F;
	/** The most of them that Box takes. */
	maximum?: number;
	/** Whether there has to be one. */
	atLeastOne?: true;
}

/** As many rows as the user wants, each with the same fields. */
export function rows<const F extends Fields>(
	displayName: string,
	settings: RowsSettings<F>,
): Field<Array<Values<F>>> {
	const { row, button, fields, maximum = Infinity } = settings;
	return {
		property: {
			displayName,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: button },
			placeholder: button,
			default: {},
			...described(settings),
			options: [{ displayName: row.displayName, name: row.name, values: named(fields) }],
		},
		...sentAs(settings),
		methods: joined(Object.values(fields).map(({ methods }) => methods)),
		read: (scope, name) => {
			const path = `${name}.${row.name}`;
			const count = countOf(scope, path);
			if (settings.atLeastOne && count === 0) {
				scope.params.fail(name, 'is empty', `Add a ${row.displayName.toLowerCase()}.`);
			}
			if (count > maximum) {
				scope.params.fail(name, `has ${count} rows`, `Box takes at most ${maximum}.`);
			}
			return readRows(scope, path, fields, count) as Array<Values<F>>;
		},
	};
}

function countOf({ params }: ItemScope, name: string): number {
	const stored = params.value(name);
	return Array.isArray(stored) ? stored.length : 0;
}

/** The rows' values; at once, unless one of them takes more than the parameters. */
function readRows(
	scope: ItemScope,
	name: string,
	fields: Fields,
	count: number,
): Array<Record<string, unknown>> | Deferred<Array<Record<string, unknown>>> {
	const read = Array.from({ length: count }, (_, index) =>
		Object.entries(fields).map(([key, field]) => {
			const path = `${name}[${index}].${key}`;
			return [key, scope.params.isShown(path) ? field.read(scope, path) : undefined] as const;
		}),
	);
	const isDeferred = read.flat().some(([, value]) => value instanceof Deferred);
	if (!isDeferred) return read.map((row) => Object.fromEntries(row));
	return new Deferred('box', async () => {
		const found = [];
		for (const row of read) found.push(await resolved(row));
		return found;
	});
}

async function resolved(
	row: ReadonlyArray<readonly [string, unknown]>,
): Promise<Record<string, unknown>> {
	const values: Record<string, unknown> = {};
	for (const [key, value] of row) {
		values[key] = value instanceof Deferred ? await value.resolve() : value;
	}
	return values;
}
