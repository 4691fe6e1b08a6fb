import { dateTime, text } from '../../fields';
import { operation, put } from '../../framework';
import { action, completionRule, oneTask } from './fields';

export const update = operation({
	name: 'Update',
	action: 'Update a task',
	description: 'Change what a task asks for, of whom, or until when',
	reference: 'put-tasks-id',
	fields: oneTask,
	updateFields: {
		action,
		completionRule,
		dueAt: dateTime('Due At', {
			description: 'When the task is due. Leave empty for a task without a due date.',
			empty: null,
		}),
		message: text('Message', {
			rows: 4,
			example: 'Check the figures, please',
			description: 'What the assignees are told. Leave empty to remove it.',
			empty: '',
		}),
	},
	request: ({ task }) => put(['tasks', task]),
});
