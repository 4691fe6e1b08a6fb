import { operation, remove } from '../../framework';
import { oneTask } from './fields';

export const del = operation({
	name: 'Delete',
	action: 'Delete a task',
	description: 'Delete a task from its file for good, with its assignments',
	reference: 'delete-tasks-id',
	fields: oneTask,
	request: ({ task }) => remove(['tasks', task]),
	result: 'nothing',
});
