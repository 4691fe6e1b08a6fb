import { enterpriseSource } from '../actions/emit';
import { findItem } from '../actions/find';
import { assigns, managesTask, seesTask } from '../actions/tasks';
import { denied } from '../errors';
import { unpaged } from '../server/paging';
import { fileMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import { ownerId } from '../state/model';
import type { Task } from '../state/tasks';
import {
	assignmentsOf,
	COMPLETION_RULES,
	isCompleted,
	TASK_ACTIONS,
	TASK_ASSIGNMENTS,
	TASKS,
} from '../state/tasks';
import { listing } from '../tables/declaration';
import { choice, id, nullable, optional, otherwise, required, text, time } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { MADE, shapeRow } from '../tables/shape';
import { ASSIGNMENT } from './taskAssignments';

const BODY = {
	action: otherwise(choice(TASK_ACTIONS), 'review'),
	message: otherwise(text(), ''),
	due_at: otherwise(nullable(time()), null),
	completion_rule: otherwise(choice(COMPLETION_RULES), 'all_assignees'),
};

/** https://developer.box.com/reference/resources/task/ */
export const tasks = resource({
	type: 'task',
	table: TASKS,
	path: '/tasks',
	fields: false,
	sees: seesTask,
	shape: {
		standard: [
			{
				item: ({ file }) => fileMini(file),
				due_at: ({ dueAt }) => boxTime(dueAt),
			},
			'action',
			'message',
			{
				task_assignment_collection: (task, call) => {
					const entries = assignmentsOf(call.box.world, task);
					return {
						total_count: entries.length,
						entries: entries.map((each) => shapeRow(ASSIGNMENT, each, call)),
					};
				},
				is_completed: (task, { box }) => isCompleted(box.world, task),
			},
			MADE,
			'completion_rule',
		],
	},
	lists: [
		listing({
			path: '/files/:id/tasks',
			paging: unpaged((count) => ({ total_count: count })),
			rows: (call, _query, { id: fileId = '' }) => {
				const wanted = findItem(call, 'file', fileId);
				return ({ file }: Task) => file === wanted;
			},
		}),
	],
	create: {
		body: {
			item: required(object({ type: required(choice(['file'])), id: required(id()) })),
			...BODY,
		},
		make: (call, { item, due_at: dueAt, ...values }) => {
			const file = findItem(call, 'file', item.id);
			if (!assigns(call, { file })) throw denied();
			return { file, dueAt, ...values };
		},
	},
	update: {
		body: optional(BODY),
		right: managesTask,
		change: (_call, task, { due_at: dueAt = task.dueAt, ...values }) => ({ dueAt, ...values }),
	},
	remove: {
		right: managesTask,
		after: ({ box }, removed) =>
			TASK_ASSIGNMENTS.removeAll(box.world, ({ task }) => task === removed),
	},
	events: {
		create: { user: 'TASK_CREATE', enterprise: 'TASK_CREATE' },
		update: { enterprise: 'TASK_UPDATE' },
		users: ({ box }, { file }) => box.world.audience(file),
		enterprise: ({ box }, { file }) => box.world.user(ownerId(file)),
		source: (call, { file }) => enterpriseSource(file, call),
		details: (_call, task) => ({ task_id: task.id }),
	},
});
