import { resource } from '../../framework';
import { assign } from './assign';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getAssignment } from './getAssignment';
import { getAssignments } from './getAssignments';
import { removeAssignment } from './removeAssignment';
import { update } from './update';
import { updateAssignment } from './updateAssignment';

export const task = resource({
	name: 'Task',
	default: 'create',
	operations: {
		assign,
		create,
		delete: del,
		get,
		getAll,
		getAssignment,
		getAssignments,
		removeAssignment,
		update,
		updateAssignment,
	},
});
