import { operation, remove } from '../../framework';
import { oneTask } from './fields';

export const del = operation({
	name: 'Delete',
	action: 'Delete a task',
	description: 'Remove a task from its file, with its assignments',
	reference: 'delete-tasks-id',
	fields: oneTask,
	request: ({ task }) => remove(['tasks', task]),
	result: 'nothing',
});
