import { comment } from '../../entities/comment';
import { file } from '../../entities/file';
import { fields, locator, optionalLocator, text } from '../../fields';
import { operation, post, typed } from '../../framework';

export const create = operation({
	name: 'Create',
	action: 'Create a comment',
	description: 'Comment on a file, or reply to a comment on it',
	reference: 'post-comments',
	fields: {
		file: locator(file),
		message: text('Message', {
			required: true,
			rows: 4,
			example: 'Looks good',
			description:
				'The text of the comment. To mention a user, write @[ID:name], such as @[1234567890:Ann]: Box sends an email to that user.',
		}),
	},
	options: {
		...fields,
		replyTo: optionalLocator(comment, {
			displayName: 'Reply To',
			description: 'The comment to reply to. Leave empty to comment on the file',
			to: 'nowhere',
		}),
	},
	request: ({ file, message, replyTo }) =>
		post(['comments'], {
			item: typed(replyTo ?? file),
			[MENTION.test(message) ? 'tagged_message' : 'message']: message,
		}),
});

/** https://developer.box.com/reference/post-comments/#param-tagged_message */
const MENTION = /@\[\d+:[^\]]*\]/;
