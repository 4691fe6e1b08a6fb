import { BoxProblem, denied, missing, notFound } from '../errors';
import type { Call } from '../state/box';
import type { Task, TaskAssignment } from '../state/tasks';
import { isCompleted, TASKS } from '../state/tasks';
import { anyOf, creator, onItem } from '../tables/rights';

const fileOf = ({ file }: Pick<Task, 'file'>) => file;

/** A task is there for whoever sees its file. */
export const seesTask = onItem('see', fileOf);

/** Editors and whoever is above them give out tasks. */
export const assigns = onItem('invite', fileOf);

/** Whoever made the task, and whoever could have made it. */
export const managesTask = anyOf<Task>((call, task) => creator(call, task), assigns);

/** The task, if the caller may know of it. */
export function findTask(call: Call, id: string): Task {
	const task = TASKS.of(call.box.world).get(id);
	if (!task || !seesTask(call, task)) throw notFound(id, 'task');
	return task;
}

/** 403 for a task that is completed: its assignees stay as they are. */
export function refuseCompleted({ box }: Call, task: Task): void {
	if (isCompleted(box.world, task)) throw denied();
}

/**
 * The id of the user who is to do something with a file. Box has 500 for one it does not know or who
 * may not see the file: https://developer.box.com/reference/post-task-assignments/
 */
export function assigneeOf(
	{ box: { world } }: Call,
	{ file }: Pick<Task, 'file'>,
	{ id, login }: { id?: string; login?: string },
): TaskAssignment['userId'] {
	if (id === undefined && login === undefined) throw missing('assign_to.id');
	const wanted = login?.toLowerCase();
	const user = [...world.users.values()].find((each) =>
		id === undefined ? each.login.toLowerCase() === wanted : each.id === id,
	);
	if (user && world.roleFor({ user }, file)) return user.id;
	throw new BoxProblem(500, 'internal_server_error', 'Internal Server Error');
}
