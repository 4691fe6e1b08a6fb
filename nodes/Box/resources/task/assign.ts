import { user } from '../../entities/user';
import { choice, email, locator, when } from '../../fields';
import { operation, post, typed } from '../../framework';
import { oneTask } from './fields';

const NOT_ALLOWED = {
	message: 'Box could not assign the task to the user',
	remedy: 'Check that the user is in Box and has access to the file, then try again.',
};

export const assign = operation({
	name: 'Assign',
	action: 'Assign a task',
	description: 'Assign a task to a user, one of several if you assign it again',
	reference: 'post-task-assignments',
	fields: {
		...oneTask,
		assignTo: choice(
			'Assign To',
			{ email: 'Person by Email', user: 'User' },
			{ description: 'How you name who gets the task' },
		),
		email: when(
			{ assignTo: 'email' },
			email('Email', { description: 'The email address of the person who gets the task' }),
		),
		user: when({ assignTo: 'user' }, locator(user)),
	},
	request: ({ task, email, user }) =>
		post(['task_assignments'], { task: typed(task), assign_to: user ?? { login: email } }),
	errors: {
		// Box has this status for users without access to the file.
		500: NOT_ALLOWED,
		task_assignee_not_allowed: NOT_ALLOWED,
		403: {
			message: 'The task is completed, or the connected account may not assign it',
			remedy:
				'A completed task keeps its assignees. Otherwise connect the account that created the task, or an editor of its file.',
		},
	},
});
