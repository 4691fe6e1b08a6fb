import { get, operation, unpaged } from '../../framework';
import { oneTask } from './fields';

export const getAssignments = operation({
	name: 'Get Assignments',
	action: 'Get the assignments of a task',
	description: 'Get who a task is assigned to, and how far each of them is',
	reference: 'get-tasks-id-assignments',
	fields: oneTask,
	request: ({ task }) => get(['tasks', task, 'assignments']),
	result: unpaged(),
});
