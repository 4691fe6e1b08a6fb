import { Deferred, type Field } from '../framework/field';
import { readList } from '../framework/params/readList';
import type { Chosen, Entity } from '../framework/references/entity';
import { locate } from '../framework/references/locate';
import { parseReference, waysToName } from '../framework/references/reference';
import type { ItemScope } from '../framework/types';
import { list, type TextSettings } from './text';

interface LocatorsSettings extends TextSettings {
	description: string;
	/** The most of them that Box takes. */
	maximum?: number;
}

/**
 * Some of an entity, each named as in a locator: comma-separated, or as a list from an expression or
 * in JSON. There has to be one; one that is named twice counts once.
 */
export function locators<Type extends string>(
	displayName: string,
	entity: Entity<Type>,
	settings: LocatorsSettings,
): Field<Array<Chosen<Type>>> {
	const description = `${settings.description}: comma-separated, or a list from an expression. Each is ${waysToName(entity)}.`;
	return {
		...list(displayName, { ...settings, description }),
		read: (scope, name) => read(scope, name, entity, settings.maximum),
	};
}

function read<Type extends string>(
	scope: ItemScope,
	name: string,
	entity: Entity<Type>,
	maximum = Infinity,
): Deferred<Array<Chosen<Type>>> {
	const { box, params, located } = scope;
	const field = params.displayName(name);
	const entries = [...new Set(readList(params, name))];
	if (entries.length === 0) {
		params.refuseExpression(name);
		params.fail(name, 'is empty', `Enter ${waysToName(entity)}.`);
	}
	if (entries.length > maximum) {
		params.fail(name, `has ${entries.length} entries`, `Box takes at most ${maximum}.`);
	}
	const references = entries.map((entry) => parseReference(entry, entity, field));
	return new Deferred('box', async () => {
		const found = new Map<string, Chosen<Type>>();
		for (const reference of references) {
			const one = await locate(reference, entity, { box, field });
			located.push({ field, entity, id: one.id });
			found.set(one.id, one);
		}
		return [...found.values()];
	});
}
