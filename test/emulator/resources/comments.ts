import { enterpriseSource } from '../actions/emit';
import { findItem, need } from '../actions/find';
import { missing, notFound } from '../errors';
import { byOffset } from '../server/paging';
import type { Call } from '../state/box';
import type { Comment } from '../state/comments';
import { COMMENTS } from '../state/comments';
import { ownerId } from '../state/model';
import { listing } from '../tables/declaration';
import { choice, id, required, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { anyOf, creator, onItem } from '../tables/rights';
import { CHANGED, MADE } from '../tables/shape';

const fileOf = ({ file }: Comment) => file;
const sees = onItem('see', fileOf);
const mayDelete = anyOf(creator, onItem('delete', fileOf));

/** How a mention stands in a tagged message. */
const MENTION = /@\[(\d+):([^\]]*)\]/g;

/** The file, or the comment on one, that is commented on. Previewers and uploaders may not. */
function commented(call: Call, { type, id: itemId }: { type: 'file' | 'comment'; id: string }) {
	const parent = type === 'comment' ? COMMENTS.of(call.box.world).get(itemId) : null;
	if (parent === undefined || (parent && !sees(call, parent))) throw notFound(itemId, 'item');
	const file = parent?.file ?? findItem(call, 'file', itemId);
	need(call, file, 'download');
	return { file, parent };
}

/** https://developer.box.com/reference/resources/comment/ */
export const comments = resource({
	type: 'comment',
	table: COMMENTS,
	path: '/comments',
	sees,
	shape: {
		standard: [
			{
				is_reply_comment: ({ parent }) => parent !== null,
				message: ({ text: written }) => written.replace(MENTION, '@$2'),
				item: ({ file, parent }) =>
					parent ? { type: 'comment', id: parent.id } : { type: 'file', id: file.id },
			},
			MADE,
			CHANGED,
		],
		extra: [{ tagged_message: ({ text: written }) => (written.match(MENTION) ? written : '') }],
	},
	lists: [
		listing({
			path: '/files/:id/comments',
			paging: byOffset(),
			rows: (call, _query, { id: fileId = '' }) => {
				const file = findItem(call, 'file', fileId);
				return (comment: Comment) => comment.file === file;
			},
		}),
	],
	create: {
		body: {
			item: required(object({ type: required(choice(['file', 'comment'])), id: required(id()) })),
			message: text({ min: 1 }),
			tagged_message: text({ min: 1 }),
		},
		make: (call, { item, message, tagged_message }) => {
			const written = tagged_message ?? message;
			if (written === undefined) throw missing('message');
			return { ...commented(call, item), text: written };
		},
	},
	update: {
		body: { message: text({ min: 1 }) },
		right: creator,
		change: (_call, _comment, { message }) => (message === undefined ? {} : { text: message }),
	},
	remove: {
		right: mayDelete,
		after: ({ box }, removed) => COMMENTS.removeAll(box.world, ({ parent }) => parent === removed),
	},
	events: {
		create: { user: 'COMMENT_CREATE', enterprise: 'COMMENT_CREATE' },
		update: { enterprise: 'COMMENT_EDIT' },
		remove: { user: 'COMMENT_DELETE', enterprise: 'COMMENT_DELETE' },
		users: ({ box }, { file }) => box.world.audience(file),
		enterprise: ({ box }, { file }) => box.world.user(ownerId(file)),
		source: (call, { file }) => enterpriseSource(file, call),
		details: (_call, comment) => ({ comment_id: comment.id }),
	},
});
