import { markerOf } from '../../client/calls/paging';
import { objectAt, textAt } from '../../client/json';
import type { Json, JsonObject } from '../../client/types';
import type { Entity, EntityList } from '../../framework/references/entity';
import { file } from '../file';
import { folder } from '../folder';
import { group } from '../group';
import { below } from './below';
import { byChoice } from './byChoice';
import { entriesOf } from './folderPage';
import { matching, offsetPage, type BoxEntry } from './named';
import { firstWithResults } from './pages';

const FIELDS = ['id', 'type', 'accessible_by', 'invite_email', 'role', 'status', 'created_by'];

const hint = 'Choose what it is of first, then type a part of the name';

type Label = (collaboration: BoxEntry) => string;

/** The collaborations of what `collaborationsOf` and the fields beside it choose. */
export const collaborations = byChoice({
	parameter: 'collaborationsOf',
	lists: {
		file: ofItem(file, 'File'),
		folder: ofItem(folder, 'Folder'),
		group: ofGroup(),
		pending: pending(),
	},
	hint,
});

/** https://developer.box.com/reference/get-files-id-collaborations/, and the same of folders */
function ofItem(entity: Entity<'file'> | Entity<'folder'>, displayName: string): EntityList {
	return below<'file' | 'folder'>({
		of: { parameter: entity.type, entity, displayName },
		page: async ({ id, box }, { filter, token: marker }) => {
			const answer = await box.request({
				method: 'GET',
				path: [entity.collection, id, 'collaborations'],
				expects: 'items',
				query: { fields: FIELDS, limit: 1000, marker },
			});
			const results = matching(entriesOf(answer), withCollaborator, filter);
			return { results, paginationToken: markerOf(answer) };
		},
		hint,
	});
}

/** https://developer.box.com/reference/get-groups-id-collaborations/ */
function ofGroup(): EntityList {
	return below({
		of: { parameter: 'group', entity: group, displayName: 'Group' },
		page: async ({ id, box }, { filter, token }) => {
			const path = ['groups', id, 'collaborations'];
			const { entries, next } = await offsetPage(box, path, {}, Number(token ?? 0));
			return { results: matching(entries, withItem, filter), paginationToken: next?.toString() };
		},
		hint,
	});
}

/** https://developer.box.com/reference/get-collaborations/ */
function pending(): EntityList {
	const query = { status: 'pending', fields: FIELDS };
	return {
		page: async (box, { filter, token: first }) =>
			await firstWithResults(async (token) => {
				const offset = Number(token ?? 0);
				const { entries, next } = await offsetPage(box, ['collaborations'], query, offset);
				return {
					results: matching(entries, withInviter, filter),
					paginationToken: next?.toString(),
				};
			}, first),
		hint,
	};
}

/** `Ann (ann@example.com): editor`; `ben@example.com: viewer, pending` */
const withCollaborator: Label = ({ accessible_by, invite_email, ...entry }) =>
	`${nameOf(accessible_by) ?? textAt(invite_email) ?? 'Unknown'}: ${accessOf(entry)}`;

/** `Reports: editor` */
const withItem: Label = ({ item, ...entry }) =>
	`${textAt(objectAt(item).name) ?? 'Unknown'}: ${accessOf(entry)}`;

/** `From Ann (ann@example.com): editor`: what an invitation is to is not known before. */
const withInviter: Label = ({ created_by, role }) =>
	`From ${nameOf(created_by) ?? 'Unknown'}: ${textAt(role) ?? ''}`;

/** A user, by name and login, or a group. */
function nameOf(value: Json | undefined): string | undefined {
	const { name, login } = objectAt(value);
	const [known, address] = [textAt(name), textAt(login)];
	return known !== undefined && address !== undefined
		? `${known} (${address})`
		: (known ?? address);
}

function accessOf({ role, status }: JsonObject): string {
	const access = textAt(role) ?? '';
	return status === 'pending' ? `${access}, pending` : access;
}
