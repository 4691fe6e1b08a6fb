import { resource } from '../../framework';
import { addMember } from './addMember';
import { create } from './create';
import { del } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getMember } from './getMember';
import { getMembers } from './getMembers';
import { removeMember } from './removeMember';
import { update } from './update';
import { updateMember } from './updateMember';

export const group = resource({
	name: 'Group',
	default: 'addMember',
	operations: {
		addMember,
		create,
		delete: del,
		get,
		getAll,
		getMember,
		getMembers,
		removeMember,
		update,
		updateMember,
	},
});
