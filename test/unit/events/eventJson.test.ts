import { simplifyEvent } from '../../../nodes/Box/events/eventJson';
import { event, folderMini, path } from './support';

const author = { type: 'user', id: '7', name: 'Ada', login: 'ada@example.com' };
const upload = event('1', {
	created_at: '2026-01-01T00:00:00Z',
	recorded_at: '2026-01-01T00:00:01Z',
	created_by: author,
	session_id: null,
	source: {
		type: 'file',
		id: '12',
		name: 'q3.pdf',
		sequence_id: '0',
		size: 3,
		sha1: 'abc',
		file_version: { type: 'file_version', id: '34' },
		parent: folderMini('5'),
		path_collection: path('0', '4', '5'),
		shared_link: null,
	},
});

describe('simplifyEvent', () => {
	it("keeps Box's own keys and trims the source", () => {
		expect(simplifyEvent(upload)).toEqual({
			event_id: '1',
			event_type: 'ITEM_UPLOAD',
			created_at: '2026-01-01T00:00:00Z',
			created_by: author,
			source: {
				type: 'file',
				id: '12',
				name: 'q3.pdf',
				size: 3,
				sha1: 'abc',
				parent: folderMini('5'),
				shared_link: null,
				path: '/Folder 4/Folder 5/q3.pdf',
			},
		});
	});

	it.each([
		['null', null],
		['a user', { type: 'user', id: '7', language: 'en' }],
		['a comment', { type: 'comment', id: '3', message: 'Hi', item: { type: 'file', id: '12' } }],
	])('leaves a source alone that is %s', (_, source) => {
		expect(simplifyEvent({ ...upload, source }).source).toEqual(source);
	});

	it('gives a source of null where Box sends none', () => {
		expect(simplifyEvent(event('1'))).toEqual({
			event_id: '1',
			event_type: 'ITEM_UPLOAD',
			source: null,
		});
	});
});
