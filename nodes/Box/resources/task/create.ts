import { file } from '../../entities/file';
import { dateTime, locator, optionalText } from '../../fields';
import { operation, post, typed } from '../../framework';
import { action, completionRule } from './fields';

export const create = operation({
	name: 'Create',
	action: 'Create a task',
	description: 'Create a task on a file, which you can then assign to users',
	reference: 'post-tasks',
	fields: { file: locator(file), action },
	additionalFields: {
		completionRule,
		dueAt: dateTime('Due At', { description: 'When the task is due' }),
		message: optionalText('Message', {
			rows: 4,
			example: 'Check the figures, please',
			description: 'What the assignees are told',
		}),
	},
	request: ({ file, action }) => post(['tasks'], { item: typed(file), action }),
	errors: {
		403: {
			message: 'The connected account may not create tasks on the file',
			remedy: "Ask the file's owner for the role of an editor, or connect another account.",
		},
	},
});
