import { file } from '../../entities/file';
import { choice, fields, id, locator, text, when } from '../../fields';
import { operation, post, typed } from '../../framework';

export const create = operation({
	name: 'Create',
	action: 'Create a comment',
	description: 'Comment on a file, or reply to a comment',
	reference: 'post-comments',
	fields: {
		commentOn: choice('Comment On', { file: 'File', comment: 'Comment' }),
		file: when({ commentOn: 'file' }, locator(file)),
		commentId: when(
			{ commentOn: 'comment' },
			id('Comment ID', { description: 'The comment to reply to' }),
		),
		message: text('Message', {
			rows: 4,
			example: 'Looks good',
			description:
				'The text of the comment. To mention a user, write @[ID:name], such as @[1234567890:Ann]: Box sends an email to that user.',
		}),
	},
	options: { fields },
	request: ({ file, commentId, message }) =>
		post(['comments'], {
			item: file ? typed(file) : { type: 'comment', id: commentId },
			[MENTION.test(message) ? 'tagged_message' : 'message']: message,
		}),
});

/** https://developer.box.com/reference/post-comments/#param-tagged_message */
const MENTION = /@\[\d+:[^\]]*\]/;
