import {
	Deferred,
	described,
	sentAs,
	type AddedValues,
	type Field,
	type Fields,
	type Settings,
} from '../framework/field';
import { joined } from '../framework/methods';
import { named } from '../framework/namedFields';
import type { ItemScope } from '../framework/types';

interface CollectionSettings<F extends Fields> extends Settings {
	/** What the button below says: `Add Option`. */
	button: string;
	/** Fields whose values are known without asking Box. */
	fields: F;
}

/** Fields that the user adds as needed, inside of a row. What was not added is `undefined`. */
export function collection<const F extends Fields>(
	displayName: string,
	settings: CollectionSettings<F>,
): Field<AddedValues<F>> {
	const { button, fields } = settings;
	return {
		property: {
			displayName,
			type: 'collection',
			placeholder: button,
			default: {},
			...described(settings),
			options: named(fields),
		},
		...sentAs(settings),
		methods: joined(Object.values(fields).map(({ methods }) => methods)),
		read: (scope, name) =>
			Object.fromEntries(
				Object.entries(fields).map(([key, field]) => [
					key,
					readOne(scope, `${name}.${key}`, field),
				]),
			) as AddedValues<F>,
	};
}

function readOne(scope: ItemScope, path: string, field: Field<unknown>): unknown {
	if (!scope.params.isSet(path) || !scope.params.isShown(path)) return undefined;
	const value = field.read(scope, path);
	if (value instanceof Deferred) throw new Error(`${path} cannot be in a collection`);
	return value;
}
