import type { ItemType, JsonObject } from '../../../nodes/Box/client/types';
import { itemOf } from '../../../nodes/Box/events/eventItem';
import { EVENT_TYPES } from '../../../nodes/Box/events/eventTypes';
import { namePattern } from '../../../nodes/Box/events/namePattern';
import { isSelected, type Selection } from '../../../nodes/Box/events/selection';
import { containment } from '../../../nodes/Box/events/watchedFolder';
import { event, folderMini, path } from './support';

const fail = (problem: string): never => {
	throw new Error(problem);
};

const file: JsonObject = { type: 'file', id: '12', name: 'q3.pdf' };

describe('isSelected', () => {
	const own = event('1', { created_by: { type: 'user', id: '7' }, source: file });
	const itemTypes = (...types: ItemType[]): Selection => ({ itemTypes: new Set(types) });

	it.each<[string, Selection, JsonObject, boolean]>([
		['everything where nothing is chosen', {}, {}, true],
		['a null source where nothing is chosen', {}, { source: null }, true],
		['an unknown type where nothing is chosen', {}, { event_type: 'NEW_THING' }, true],
		['a chosen type', { eventTypes: new Set(['ITEM_UPLOAD']) }, {}, true],
		['no other type', { eventTypes: new Set(['ITEM_MOVE']) }, {}, false],
		['a chosen kind', itemTypes('file'), {}, true],
		['a web link', itemTypes('web_link'), { source: { type: 'web_link', id: '3' } }, true],
		['no other kind', itemTypes('folder', 'web_link'), {}, false],
		['no event without an item where kinds are chosen', itemTypes('file'), { source: null }, false],
		[
			'no user where kinds are chosen',
			itemTypes('file'),
			{ source: { type: 'user', id: '7' } },
			false,
		],
		['a name that matches', { matchesName: namePattern('*.PDF', fail) }, {}, true],
		['no name that does not match', { matchesName: namePattern('*.txt', fail) }, {}, false],
		[
			'no nameless item where names are chosen',
			{ matchesName: namePattern('*', fail) },
			{ source: null },
			false,
		],
		["not one's own doing", { ignoredUser: '7' }, {}, false],
		["somebody else's doing", { ignoredUser: '8' }, {}, true],
		['an unknown author', { ignoredUser: '7' }, { created_by: null }, true],
	])('takes %s', (_, selection, parts, expected) => {
		expect(isSelected({ ...own, ...parts }, selection)).toBe(expected);
	});
});

describe('itemOf', () => {
	it.each<[string, JsonObject | null, JsonObject | undefined]>([
		['a file', file, { type: 'file', id: '12', name: 'q3.pdf' }],
		[
			'its place',
			{ ...file, parent: folderMini('5'), path_collection: path('0', '5') },
			{ type: 'file', id: '12', name: 'q3.pdf', parentId: '5', ancestorIds: ['0', '5'] },
		],
		[
			'no place in the trash',
			{ ...file, parent: folderMini('1'), path_collection: path('1') },
			file,
		],
		['the item of a comment', { type: 'comment', id: '3', item: file }, file],
		[
			'an enterprise event',
			{ item_type: 'folder', item_id: '9', item_name: 'HR', parent: folderMini('5') },
			{ type: 'folder', id: '9', name: 'HR', parentId: '5' },
		],
		['no user', { type: 'user', id: '7', name: 'Ada' }, undefined],
		['nothing', null, undefined],
		['a source without an ID', { type: 'file' }, undefined],
	])('reads %s', (_, source, expected) => {
		expect(itemOf(event('1', { source }))).toEqual(expected);
	});
});

describe('containment', () => {
	const place = (includeSubfolders: boolean, source: JsonObject) => {
		const item = itemOf(event('1', { source }));
		if (!item) throw new Error('The source is no item');
		return containment({ id: '5', includeSubfolders }, item);
	};

	it.each<[string, JsonObject, string, string]>([
		['the folder itself', { type: 'folder', id: '5' }, 'inside', 'inside'],
		['a child by its parent', { ...file, parent: folderMini('5') }, 'inside', 'inside'],
		['a child by its path', { ...file, path_collection: path('0', '5') }, 'inside', 'inside'],
		[
			'a grandchild',
			{ ...file, parent: folderMini('6'), path_collection: path('0', '5', '6') },
			'outside',
			'inside',
		],
		[
			'a file elsewhere',
			{ ...file, parent: folderMini('8'), path_collection: path('0', '8') },
			'outside',
			'outside',
		],
		['only another parent', { ...file, parent: folderMini('6') }, 'outside', 'unknown'],
		['nothing of its place', file, 'unknown', 'unknown'],
		[
			'a trashed child',
			{ ...file, parent: folderMini('5'), path_collection: path('1') },
			'inside',
			'inside',
		],
		[
			'a file with the same ID',
			{ type: 'file', id: '5', parent: folderMini('8'), path_collection: path('0', '8') },
			'outside',
			'outside',
		],
	])('%s', (_, source, direct, nested) => {
		expect(place(false, source)).toBe(direct);
		expect(place(true, source)).toBe(nested);
	});
});

describe('EVENT_TYPES', () => {
	it('is sorted by name and names each type once', () => {
		const names = EVENT_TYPES.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		expect(new Set(EVENT_TYPES.map(({ value }) => value)).size).toBe(EVENT_TYPES.length);
	});
});
