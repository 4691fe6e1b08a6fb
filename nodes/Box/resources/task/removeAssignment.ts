import { operation, remove } from '../../framework';
import { oneAssignment } from './fields';

export const removeAssignment = operation({
	name: 'Remove Assignment',
	action: 'Remove an assignment from a task',
	description: 'Remove an assignment, so that the user does not have the task any more',
	reference: 'delete-task-assignments-id',
	fields: oneAssignment,
	request: ({ assignment }) => remove(['task_assignments', assignment]),
	result: 'nothing',
	errors: {
		403: {
			message: 'The task is completed, or the connected account may not change its assignments',
			remedy:
				'A completed task keeps its assignees. Otherwise connect the account that created the task, or an editor of its file.',
		},
	},
});
