import { enterpriseSource } from '../actions/emit';
import { assigneeOf, findTask, managesTask, refuseCompleted, seesTask } from '../actions/tasks';
import { badRequest, denied } from '../errors';
import { unpaged } from '../server/paging';
import { fileMini, userMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import { ownerId } from '../state/model';
import type { Resolution, TaskAction, TaskAssignment } from '../state/tasks';
import { RESOLUTIONS, TASK_ASSIGNMENTS } from '../state/tasks';
import type { Shapes } from '../tables/declaration';
import { listing } from '../tables/declaration';
import { choice, id, required, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';

/** The states that fit what a task asks for. */
const FITTING: Record<TaskAction, readonly Resolution[]> = {
	review: ['incomplete', 'approved', 'rejected'],
	complete: ['incomplete', 'completed'],
};

const isAssignee = ({ viewer }: Call, { userId }: TaskAssignment) => userId === viewer.user.id;

/** How an assignment is shown, in a task as well. */
export const ASSIGNMENT: { type: string; shape: Shapes<TaskAssignment> } = {
	type: 'task_assignment',
	shape: {
		standard: [
			{
				item: ({ task }) => fileMini(task.file),
				assigned_to: ({ userId }, { box }) => userMini(box.world.user(userId)),
			},
			'message',
			{
				completed_at: ({ completedAt }) => boxTime(completedAt),
				assigned_at: ({ createdAt }) => boxTime(createdAt),
				// Nobody is reminded here.
				reminded_at: () => null,
			},
			'resolution_state',
			{ assigned_by: ({ createdBy }, { box }) => userMini(box.world.user(createdBy)) },
		],
	},
};

/** https://developer.box.com/reference/resources/task-assignment/ */
export const taskAssignments = resource({
	...ASSIGNMENT,
	table: TASK_ASSIGNMENTS,
	path: '/task_assignments',
	fields: false,
	sees: (call, { task }) => seesTask(call, task),
	lists: [
		listing({
			path: '/tasks/:id/assignments',
			paging: unpaged((count) => ({ total_count: count })),
			rows: (call, _query, { id: taskId = '' }) => {
				const wanted = findTask(call, taskId);
				return ({ task }: TaskAssignment) => task === wanted;
			},
		}),
	],
	create: {
		body: {
			task: required(object({ id: required(id()), type: required(choice(['task'])) })),
			assign_to: required(object({ id: id(), login: text({ min: 1 }) })),
		},
		make: (call, { task: { id: taskId }, assign_to }) => {
			const task = findTask(call, taskId);
			if (!managesTask(call, task)) throw denied();
			refuseCompleted(call, task);
			const userId = assigneeOf(call, task, assign_to);
			return {
				task,
				userId,
				message: '',
				resolution_state: 'incomplete' as const,
				completedAt: null,
			};
		},
	},
	update: {
		body: { message: text(), resolution_state: choice(RESOLUTIONS) },
		right: isAssignee,
		change: ({ box }, { task }, { message, resolution_state: state }) => {
			if (state !== undefined && !FITTING[task.action].includes(state)) {
				const problem = `A task to ${task.action} cannot be '${state}'`;
				throw badRequest('resolution_state', problem);
			}
			const completedAt = state === 'incomplete' ? null : box.world.now();
			return {
				...(message === undefined ? {} : { message }),
				...(state === undefined ? {} : { resolution_state: state, completedAt }),
			};
		},
	},
	remove: {
		right: (call, { task }) => {
			refuseCompleted(call, task);
			return managesTask(call, task);
		},
	},
	events: {
		create: { user: 'TASK_ASSIGNMENT_CREATE', enterprise: 'TASK_ASSIGNMENT_CREATE' },
		update: { enterprise: 'TASK_ASSIGNMENT_UPDATE' },
		remove: { enterprise: 'TASK_ASSIGNMENT_DELETE' },
		users: ({ box }, { task }) => box.world.audience(task.file),
		enterprise: ({ box }, { task }) => box.world.user(ownerId(task.file)),
		source: (call, { task }) => enterpriseSource(task.file, call),
		details: (_call, { id: assignmentId, task }) => ({
			task_id: task.id,
			task_assignment_id: assignmentId,
		}),
	},
});
