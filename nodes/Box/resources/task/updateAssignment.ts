import { choice, text } from '../../fields';
import { operation, put } from '../../framework';
import { oneAssignment } from './fields';

export const updateAssignment = operation({
	name: 'Update Assignment',
	action: 'Update an assignment of a task',
	description: 'Approve, reject or complete a task as its assignee, or say something about it',
	reference: 'put-task-assignments-id',
	fields: oneAssignment,
	updateFields: {
		message: text('Message', {
			rows: 4,
			example: 'Looks good to me',
			description: 'What the assignee says. Leave empty to remove it.',
			empty: '',
		}),
		resolutionState: choice(
			'Status',
			{
				approved: 'Approved',
				completed: 'Completed',
				incomplete: 'Incomplete',
				rejected: 'Rejected',
			},
			{
				description:
					'A task to review is approved or rejected, a task to complete is completed. Both can be made incomplete again.',
			},
		),
	},
	request: ({ assignment }) => put(['task_assignments', assignment]),
	errors: {
		400: {
			message: "The 'Status' does not fit what the task asks for",
			remedy:
				'Choose Approved or Rejected for a task to review, and Completed for one to complete.',
		},
		403: {
			message: 'The connected account may not change the assignment',
			remedy:
				"Only the user whom the task is assigned to can do so. Connect that account, or enter its ID in 'As User (ID)'.",
		},
	},
});
