import { flag } from '../../fields';

/** What a template has beside its name and its fields, under Box's own keys. */
export const settings = {
	copyInstanceOnItemCopy: flag('Copy With Item', {
		description:
			'Whether a copy of a file or folder gets the metadata of this template that the original has',
		key: 'copyInstanceOnItemCopy',
	}),
	hidden: flag('Hidden', {
		description: 'Whether people do not see the template in Box, so that only the API can use it',
	}),
};
