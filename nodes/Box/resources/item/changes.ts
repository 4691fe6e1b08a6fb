import { itemName, text } from '../../fields';
import { tagChanges } from './listFields';

/**
 * What can be changed of files and folders, by `changeItem`.
 *
 * @param example a name such an item may have
 */
export const itemChanges = (example: string) => ({
	description: text('Description', {
		description: 'The new description, of up to 255 characters. Leave empty to remove it.',
		empty: '',
	}),
	name: itemName('Name', { example, description: 'The new name' }),
	...tagChanges,
});

/** What to do if the name is taken. */
export const NAME_TAKEN = {
	item_name_in_use: "Enter another 'Name'. Box ignores upper and lower case in names.",
};
