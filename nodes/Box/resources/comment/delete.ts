import { operation, remove } from '../../framework';
import { oneComment } from './fields';

export const del = operation({
	name: 'Delete',
	action: 'Delete a comment',
	description: 'Delete a comment for good',
	reference: 'delete-comments-id',
	fields: oneComment,
	request: ({ comment }) => remove(['comments', comment]),
	result: 'nothing',
	errors: {
		403: {
			message: 'The connected account may not delete the comment',
			remedy:
				'Connect the account that wrote it, or an editor, co-owner or the owner of the file that it is on.',
		},
	},
});
