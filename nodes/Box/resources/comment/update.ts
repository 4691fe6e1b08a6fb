import { fields, text } from '../../fields';
import { operation, put } from '../../framework';
import { oneComment } from './fields';

export const update = operation({
	name: 'Update',
	action: 'Update a comment',
	description: 'Change what a comment says',
	reference: 'put-comments-id',
	fields: {
		...oneComment,
		message: text('Message', {
			required: true,
			rows: 4,
			example: 'Looks good to me',
			description: 'What the comment says from now on',
		}),
	},
	options: { ...fields },
	request: ({ comment, message }) => put(['comments', comment], { message }),
	errors: {
		403: {
			message: 'The connected account may not change the comment',
			remedy: 'Only whoever wrote a comment can change it. Connect that account.',
		},
	},
});
