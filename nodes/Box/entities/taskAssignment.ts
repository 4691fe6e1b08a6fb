import { isObject, textAt } from '../client/json';
import type { Entity } from '../framework/references/entity';
import { below } from './lists/below';
import { labelled, type BoxEntry } from './lists/named';
import { wholeList } from './lists/unpaged';
import { task } from './task';

/** https://developer.box.com/reference/resources/task-assignment/ */
export const taskAssignment: Entity<'task_assignment'> = {
	type: 'task_assignment',
	noun: 'task assignment',
	plural: 'task assignments',
	collection: 'task_assignments',
	list: below({
		of: { parameter: 'task', entity: task, displayName: 'Task' },
		page: async ({ id, box }, { filter }) =>
			await wholeList(box, ['tasks', id, 'assignments'], labelOf, filter),
		hint: 'Choose the task first, then type a part of the name',
	}),
};

/** `Ann (incomplete)` */
function labelOf({ id, assigned_to: user, resolution_state: state }: BoxEntry): string {
	const name = isObject(user) ? user.name : undefined;
	return labelled({ id, name }, textAt(state));
}
