import { fields } from '../../fields';
import { get as read, operation } from '../../framework';
import { oneComment } from './fields';

export const get = operation({
	name: 'Get',
	action: 'Get a comment',
	description: 'Get a comment: what it says, who wrote it, and what it is on',
	reference: 'get-comments-id',
	fields: oneComment,
	options: { ...fields },
	request: ({ comment }) => read(['comments', comment]),
});
