import { isObject, textAt } from '../client/json';
import type { JsonObject } from '../client/types';
import type { Entity } from '../framework/references/entity';
import { file } from './file';
import { below } from './lists/below';
import { matching, offsetPage } from './lists/named';

/** https://developer.box.com/reference/resources/comment/ */
export const comment: Entity<'comment'> = {
	type: 'comment',
	noun: 'comment',
	plural: 'comments',
	collection: 'comments',
	list: below({
		of: { parameter: 'file', entity: file, displayName: 'File' },
		page: async ({ id, box }, { filter, token }) => {
			const path = ['files', id, 'comments'];
			const fields = ['id', 'type', 'message', 'created_by'];
			const { entries, next } = await offsetPage(box, path, { fields }, Number(token ?? 0));
			return { results: matching(entries, labelOf, filter), paginationToken: next?.toString() };
		},
		hint: 'Choose the file first, then type a part of the comment',
	}),
};

/** `Ann: Looks good to me` */
function labelOf({ message, created_by: author }: JsonObject): string {
	const name = isObject(author) ? textAt(author.name) : undefined;
	return `${name ?? 'Unknown'}: ${textAt(message) ?? ''}`;
}
