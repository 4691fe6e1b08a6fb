import { get, operation } from '../../framework';
import { oneAssignment } from './fields';

export const getAssignment = operation({
	name: 'Get Assignment',
	action: 'Get an assignment of a task',
	description: 'Get how far an assignee of a task is',
	reference: 'get-task-assignments-id',
	fields: oneAssignment,
	request: ({ assignment }) => get(['task_assignments', assignment]),
});
