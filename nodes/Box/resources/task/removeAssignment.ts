import { operation, remove } from '../../framework';
import { oneAssignment } from './fields';

export const removeAssignment = operation({
	name: 'Remove Assignment',
	action: 'Remove an assignment from a task',
	description: 'Take a task away from a user whom it is assigned to',
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
