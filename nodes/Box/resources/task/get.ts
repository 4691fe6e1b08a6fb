import { get as read, operation } from '../../framework';
import { oneTask } from './fields';

export const get = operation({
	name: 'Get',
	action: 'Get a task',
	description: 'Get a task with its assignments, and whether it is completed',
	reference: 'get-tasks-id',
	fields: oneTask,
	request: ({ task }) => read(['tasks', task]),
});
