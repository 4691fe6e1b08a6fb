import type { Item, User } from './model';
import { isTrashed } from './model';
import type { World } from './world';

/** A user's own choice of items: https://developer.box.com/reference/resources/collection/ */
export interface Collection {
	id: string;
	name: string;
	items: Set<Item>;
}

const FAVORITES = new WeakMap<object, Map<string, Collection>>();

/** The collections that a user has: Box gives everybody Favorites, each with an ID of its own. */
export function collectionsOf(world: World, { id }: User): Collection[] {
	const byUser = FAVORITES.get(world.content) ?? new Map<string, Collection>();
	FAVORITES.set(world.content, byUser);
	const favorites = byUser.get(id) ?? { id: world.nextId(), name: 'Favorites', items: new Set() };
	byUser.set(id, favorites);
	return [favorites];
}

/** Those of the user's collections that the item is in. */
export function collectionsWith(world: World, user: User, item: Item): Collection[] {
	return collectionsOf(world, user).filter(({ items }) => items.has(item));
}

/** Puts the item into these collections of the user, and takes it out of the others. */
export function collect(world: World, user: User, item: Item, wanted: readonly Collection[]): void {
	for (const collection of collectionsOf(world, user)) {
		if (wanted.includes(collection)) collection.items.add(item);
		else collection.items.delete(item);
	}
}

/** What is in a collection: what was deleted meanwhile is not. */
export function collected(world: World, { items }: Collection): Item[] {
	return [...items].filter((item) => world.items.has(item.id) && !isTrashed(item));
}
