import { FileItem } from '../../../nodes/Box/framework/files/fileItem';
import { toItems, withPath } from '../../../nodes/Box/framework/outputItems';

test('one object, several, or none: each paired with its input', () => {
	const pairedItem = { item: 3 };
	expect(toItems({ id: '1' }, 3)).toEqual([{ json: { id: '1' }, pairedItem }]);
	expect(toItems([{ id: '1' }, { id: '2' }], 3)).toEqual([
		{ json: { id: '1' }, pairedItem },
		{ json: { id: '2' }, pairedItem },
	]);
	expect(toItems([], 3)).toEqual([]);
});

test('an item with a file has both', () => {
	const file = { data: '', mimeType: 'text/plain' };
	expect(toItems(new FileItem({ id: '1' }, { data: file }), 0)).toEqual([
		{ json: { id: '1' }, binary: { data: file }, pairedItem: { item: 0 } },
	]);
});

test('an answer of Box that only looks like an item with a file stays an answer', () => {
	const answer = { json: 'a template key', binary: 'another' };
	expect(toItems(answer, 0)).toEqual([{ json: answer, pairedItem: { item: 0 } }]);
});

test.each([
	[[{ id: '0', name: 'All Files' }], '/q3.pdf'],
	[[{ id: '0', name: 'All Files' }, { name: 'Reports' }], '/Reports/q3.pdf'],
	// Whoever comes through a shared link sees nothing above what it opens.
	[[], '/q3.pdf'],
	[[{ id: '7', name: 'Shared' }], '/Shared/q3.pdf'],
	[[{ id: '1', name: 'Trash' }], '/Trash/q3.pdf'],
])('the path of an item in %j', (entries, path) => {
	const item = { name: 'q3.pdf', path_collection: { entries } };
	expect(withPath(item)).toEqual({ ...item, path });
});

test('the path of the root folder', () => {
	const root = { id: '0', name: 'All Files', path_collection: { entries: [] } };
	expect(withPath(root)).toEqual({ ...root, path: '/' });
});

test('no path without what it is made of', () => {
	for (const item of [
		{ name: 'a' },
		{ path_collection: { entries: [] } },
		{ name: 'a', path_collection: null },
		{ name: 'a', path_collection: { entries: [{ name: 'All Files' }, null] } },
		{ name: 'a', path_collection: { entries: [{ name: 'All Files' }, { id: '1' }] } },
	]) {
		expect(withPath(item)).toBe(item);
	}
});
