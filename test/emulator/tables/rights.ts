import type { Capability } from '../state/access';
import { roleAllows } from '../state/access';
import type { Call } from '../state/box';
import type { Item } from '../state/model';
import { isAdministrator, isTrashed } from '../state/model';
import type { Row } from '../state/table';
import type { Right } from './declaration';

/** Administrators, co-administrators and the application's own account. */
export const administrator = ({ viewer }: Call) => isAdministrator(viewer.user);

/** Whoever made the row. */
export const creator: Right<Row> = ({ viewer }, { createdBy }) => createdBy === viewer.user.id;

/** Whoever has one of these rights. */
export function anyOf<T>(...rights: Array<Right<T>>): Right<T> {
	return (call, subject) => rights.some((each) => each(call, subject));
}

/** Whoever's role on an item allows this, while the item is there and not in the trash. */
export function onItem<T>(capability: Capability, itemOf: (subject: T) => Item): Right<T> {
	return ({ box: { world }, viewer }, subject) => {
		const item = itemOf(subject);
		const isThere = world.items.get(item.id) === item && !isTrashed(item);
		return isThere && roleAllows(world.roleFor(viewer, item), capability);
	};
}
