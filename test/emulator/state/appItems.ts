import type { Hub } from './hubs';
import { HUBS } from './hubs';
import type { Item } from './model';
import { ancestors } from './model';
import type { World } from './world';

/** That an item is in a hub: https://developer.box.com/reference/resources/app-item-association/ */
export interface Association {
	id: string;
	hub: Hub;
	/** The item that is in the hub itself. */
	item: Item;
}

const IDS = new WeakMap<Hub, WeakMap<Item, string>>();

/** The id of an association: the same whenever it is asked for. */
function idOf(world: World, hub: Hub, item: Item): string {
	const ids = IDS.get(hub) ?? new WeakMap<Item, string>();
	IDS.set(hub, ids);
	const id = ids.get(item) ?? world.nextId();
	ids.set(item, id);
	return id;
}

/** The hubs that the item, or a folder above it, is in, whosever they are. */
export function associationsOf(world: World, item: Item): Association[] {
	const line = new Set<Item>([item, ...ancestors(item)]);
	return [...HUBS.of(world).values()].flatMap((hub) =>
		hub.items
			.filter((each) => line.has(each))
			.map((each) => ({ id: idOf(world, hub, each), hub, item: each })),
	);
}
