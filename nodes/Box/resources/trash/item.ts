import { anyItem } from '../../fields';

/** An item in the trash. */
export const trashedItem = anyItem({ trashed: true, butRoot: 'in the trash' });

/** What to do if the trash does not have the item: https://developer.box.com/guides/trash/ */
export const NOT_THERE = {
	404: 'Check the ID, and that the item belongs to the connected account. What was deleted together with its folder is in the trash only as a part of that folder.',
};
