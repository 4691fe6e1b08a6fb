import { textAt } from '../client/json';
import type { Entity } from '../framework/references/entity';
import { file } from './file';
import { below } from './lists/below';
import type { BoxEntry } from './lists/named';
import { wholeList } from './lists/unpaged';

/** https://developer.box.com/reference/resources/task/ */
export const task: Entity<'task'> = {
	type: 'task',
	noun: 'task',
	plural: 'tasks',
	collection: 'tasks',
	failures: {
		403: {
			message: 'The connected account may not do this with the task',
			remedy:
				'Connect the account that created the task, or an editor, co-owner or the owner of its file.',
		},
	},
	list: below({
		of: { parameter: 'file', entity: file, displayName: 'File' },
		page: async ({ id, box }, { filter }) =>
			await wholeList(box, ['files', id, 'tasks'], labelOf, filter),
		hint: 'Choose the file first, then type a part of the message',
	}),
};

/** `Review: Check the figures, please`, or with the ID if there is no message. */
function labelOf({ id, action, message }: BoxEntry): string {
	const asked = action === 'complete' ? 'Complete' : 'Review';
	return `${asked}: ${textAt(message) ?? `ID ${id}`}`;
}
