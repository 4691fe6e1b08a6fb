import { folder } from '../../entities/folder';
import { user } from '../../entities/user';
import { choice, choices, dateTime, integer, ITEM_TYPES, locator, rows } from '../../fields';
import { fileExtensions } from './fileExtensions';
import { metadataTemplateId, metadataValues } from './metadataFilter';
import { trashContent } from './trashContent';

/** Users, of whom each counts. They go into the query by hand, as the folders do. */
const users = (displayName: string, description: string) =>
	rows(displayName, {
		description,
		button: 'Add User',
		row: { name: 'users', displayName: 'Users' },
		fields: { user: locator(user) },
		to: 'nowhere',
	});

/** A bound of a range, which goes into the query together with the other one. */
const moment = (displayName: string, description: string) =>
	dateTime(displayName, { description, to: 'nowhere' });

const bytes = (displayName: string, description: string) =>
	integer(displayName, { example: '1000000', description, to: 'nowhere' });

/** What Box narrows a search by: https://developer.box.com/guides/search/filtering/ */
export const filters = {
	ancestorFolders: rows('In Folders', {
		description: 'Search only in these folders and their subfolders',
		button: 'Add Folder',
		row: { name: 'folders', displayName: 'Folders' },
		fields: { folder: locator(folder) },
		to: 'nowhere',
	}),
	contentTypes: choices(
		'Content Types',
		{
			comments: 'Comments',
			description: 'Description',
			file_content: 'File Content',
			name: 'Name',
			tags: 'Tags',
		},
		{ description: 'Where to look for the words. Leave empty for everywhere.', to: 'query' },
	),
	createdAfter: moment('Created After', 'Only items created at this time or later'),
	createdBefore: moment('Created Before', 'Only items created at this time or earlier'),
	deletedAfter: moment('Deleted After', 'Only items in the trash, deleted at this time or later'),
	deletedBefore: moment(
		'Deleted Before',
		'Only items in the trash, deleted at this time or earlier',
	),
	deletedBy: users('Deleted By', 'Only items in the trash that one of these users has deleted'),
	fileExtensions,
	maxSize: bytes('Max Size', 'Only items of at most so many bytes'),
	metadataTemplate: metadataTemplateId,
	metadataValues,
	minSize: bytes('Min Size', 'Only items of at least so many bytes'),
	owners: users('Owners', 'Only items that belong to one of these users'),
	recentUpdaters: users(
		'Updated By',
		'Only items whose last ten versions include one by one of these users',
	),
	scope: choice(
		'Scope',
		{
			user_content: {
				name: 'My Content',
				description: 'What the connected account has access to',
			},
			enterprise_content: {
				name: 'Enterprise Content',
				description:
					"All content of the enterprise. For administrators for whom Box's support has enabled it.",
			},
		},
		{ description: 'Whose content to search', to: 'query' },
	),
	trashContent,
	type: choice('Item Type', ITEM_TYPES, {
		description: 'The type of items to look for',
		to: 'query',
	}),
	updatedAfter: moment('Updated After', 'Only items last changed at this time or later'),
	updatedBefore: moment('Updated Before', 'Only items last changed at this time or earlier'),
};
