import type { Field } from '../framework/field';
import type { Entity } from '../framework/references/entity';
import { optionalLocator } from './locator';

/**
 * Chooses what the list of another field belongs to: the file whose comments can be chosen from.
 * The operation itself has no use for it, so Box is not asked for it when the operation runs.
 *
 * @param listed what the list shows, in the plural
 */
export function listOf(owner: Entity, listed: string): Field<undefined> {
	const field = optionalLocator(owner, {
		description: `The ${owner.noun} whose ${listed} the list shows. Leave empty if you give an ID`,
	});
	return { ...field, read: () => undefined };
}
