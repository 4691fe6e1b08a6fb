import { file } from '../../entities/file';
import { task } from '../../entities/task';
import { taskAssignment } from '../../entities/taskAssignment';
import { choice, listOf, locator } from '../../fields';

/** Chooses a task, from the list of those on a file or by its ID. */
export const oneTask = { file: listOf(file, 'tasks'), task: locator(task) };

/** Chooses one assignee's part of a task, from the list of the task's or by its ID. */
export const oneAssignment = {
	file: listOf(file, 'tasks'),
	task: listOf(task, 'assignments'),
	assignment: locator(taskAssignment, { displayName: 'Assignment' }),
};

/** https://developer.box.com/reference/post-tasks/#param-action */
export const action = choice(
	'Action',
	{
		review: { name: 'Review', description: 'Approve or reject the file' },
		complete: { name: 'Complete', description: 'Do something and mark it as completed' },
	},
	{ description: 'What the assignees are asked to do' },
);

/** https://developer.box.com/reference/post-tasks/#param-completion_rule */
export const completionRule = choice(
	'Completion Rule',
	{ all_assignees: 'All Assignees', any_assignee: 'Any Assignee' },
	{ description: 'Who has to do it until the task is completed' },
);
