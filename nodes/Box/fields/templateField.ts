import { templateField as entity } from '../entities/templateField';
import type { Field } from '../framework/field';
import { parseReference } from '../framework/references/reference';
import { locator } from './locator';

/** Chooses a field of the template that the parameter `template` chooses. Its value is the key. */
export function templateField(settings: Parameters<typeof locator>[1] = {}): Field<string> {
	return {
		...locator(entity, settings),
		read: ({ params }, name) => {
			const reference = parseReference(params.value(name), entity, params.displayName(name));
			return reference.kind === 'id' ? reference.id : '';
		},
	};
}
