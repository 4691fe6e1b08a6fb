import type { File } from './model';
import type { Contents, Row } from './table';
import { Table } from './table';

/** What assignees are asked to do. */
export const TASK_ACTIONS = ['review', 'complete'] as const;
/** Who has to have done it until a task is completed. */
export const COMPLETION_RULES = ['all_assignees', 'any_assignee'] as const;
/** How far an assignee is. */
export const RESOLUTIONS = ['incomplete', 'completed', 'approved', 'rejected'] as const;

export type TaskAction = (typeof TASK_ACTIONS)[number];
export type Resolution = (typeof RESOLUTIONS)[number];

/** https://developer.box.com/reference/resources/task/ */
export interface Task extends Row {
	file: File;
	action: TaskAction;
	message: string;
	dueAt: number | null;
	completion_rule: (typeof COMPLETION_RULES)[number];
}

/** https://developer.box.com/reference/resources/task-assignment/; `createdBy` assigned it. */
export interface TaskAssignment extends Row {
	task: Task;
	userId: string;
	message: string;
	resolution_state: Resolution;
	completedAt: number | null;
}

/** The tasks on all files, oldest first. */
export const TASKS = new Table<Task>();
export const TASK_ASSIGNMENTS = new Table<TaskAssignment>();

/** The assignments of a task, oldest first. */
export function assignmentsOf(world: Contents, task: Task): TaskAssignment[] {
	return TASK_ASSIGNMENTS.filter(world, (each) => each.task === task);
}

/** Whether all of its assignees have done it, or one if that is enough. Nobody has, of none. */
export function isCompleted(world: Contents, task: Task): boolean {
	const done = assignmentsOf(world, task).map(({ completedAt }) => completedAt !== null);
	return done.includes(true) && (task.completion_rule === 'any_assignee' || !done.includes(false));
}
