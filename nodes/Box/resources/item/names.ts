import { itemName } from '../../fields';

/**
 * The copy's own name.
 *
 * @param example a name such a copy may have
 */
export const copyName = (example: string) =>
	itemName('Name', {
		example,
		description: "The copy's name. Leave empty for the name of the original.",
		empty: undefined,
	});

/**
 * The name a moved item gets.
 *
 * @param example a name such an item may have
 */
export const newName = (example: string) =>
	itemName('New Name', {
		example,
		description: 'The name the item gets when it is moved. Leave empty to keep its name.',
		empty: undefined,
		to: 'nowhere',
	});
