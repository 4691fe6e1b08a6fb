import type { INodeParameters } from 'n8n-workflow';

import type { BoxEvent } from '../../../nodes/Box/client/types';
import { ENTERPRISE_EVENT_TYPES } from '../../../nodes/Box/events/enterpriseEventTypes';
import { simplifyEvent } from '../../../nodes/Box/events/eventJson';
import { EVENT_TYPES } from '../../../nodes/Box/events/eventTypes';
import { loadOptions } from '../../support/engine';
import { items, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run }) => await run();

const box = useBox({ positions: 'alternate' });

const getAll = async (parameters: INodeParameters = {}) =>
	await box.run('event', 'getAll', parameters);

/** Puts so many events into the account's stream; gives their IDs. */
function happen(count: number, parts: Record<string, string> = {}): unknown[] {
	return Array.from(
		{ length: count },
		() => box.emulator.appendEvent({ event_type: 'ITEM_UPLOAD', ...parts }).event_id,
	);
}

const from = (streamPosition: unknown) => ({
	startFrom: 'position',
	streamPosition: String(streamPosition),
});

const ids = (json: Array<Record<string, unknown>>) => json.map(({ event_id }) => event_id);

test('the events of the account, simplified, with the position to go on from', async () => {
	const { emulator } = box;
	const folder = emulator.addFolder({ name: 'Reports' });
	const file = emulator.addFile({ name: 'a.txt', parentId: folder.id, content: 'abc' });
	const run = await getAll();
	expect(run.json).toMatchObject([
		{ event_type: 'ITEM_CREATE', source: { id: folder.id } },
		{
			event_type: 'ITEM_UPLOAD',
			created_by: { id: emulator.users.admin.id },
			source: { type: 'file', id: file.id, name: 'a.txt', path: '/Reports/a.txt' },
			next_stream_position: expect.stringMatching(/^\d{19}$/) as unknown,
		},
	]);
	expect(run.json[1]).not.toHaveProperty('session_id');
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
});

test('simplified as the trigger does it', async () => {
	const { emulator } = box;
	const file = emulator.addFile({ name: 'a.txt', content: 'abc' });
	const comment = { type: 'comment', id: '7', item: { type: 'file', id: file.id } };
	emulator.appendEvent({ event_type: 'COMMENT_CREATE', source: comment });
	emulator.appendEvent({ event_type: 'GROUP_ADD_USER', source: { type: 'user', id: '8' } });
	emulator.appendEvent({ event_type: 'ITEM_TRASH', source: null });
	const raw = await getAll({ simplify: false });
	const { json } = await getAll();
	const simplified = json.map(({ next_stream_position: _, ...event }) => event);
	expect(simplified).toHaveLength(4);
	expect(simplified).toEqual((raw.json as BoxEvent[]).map(simplifyEvent));
});

test('an event without an ID is one of its own', async () => {
	happen(1, { event_id: '', session_id: 'a' });
	happen(1, { event_id: '', session_id: 'b' });
	expect((await getAll()).json).toHaveLength(2);
});

test('as Box sends them', async () => {
	const sent = box.emulator.appendEvent({ source: null });
	const { json } = await getAll({ simplify: false });
	expect(json).toMatchObject([sent]);
});

test('nothing happened is no error', async () => {
	const run = await getAll({ returnAll: true });
	expect(run.error).toBeUndefined();
	expect(run.items).toEqual([]);
});

test('all of several pages, each event once', async () => {
	const expected = happen(1203);
	box.emulator.appendEvent({ event_id: expected[3] });
	const { json } = await getAll({ returnAll: true });
	expect(ids(json)).toEqual(expected);
	expect(box.emulator.requests().map(({ query }) => query?.limit)).toEqual(Array(4).fill('500'));
});

test('in portions: each run goes on where the one before ended', async () => {
	const expected = happen(25);
	const first = await getAll({ limit: 10 });
	const second = await getAll({ limit: 10, ...from(first.json[0]?.next_stream_position) });
	const third = await getAll({ limit: 10, ...from(second.json[9]?.next_stream_position) });
	const fourth = await getAll({ limit: 10, ...from(third.json[4]?.next_stream_position) });
	expect([first, second, third, fourth].map(({ json }) => ids(json))).toEqual([
		expected.slice(0, 10),
		expected.slice(10, 20),
		expected.slice(20),
		[],
	]);
});

test('in portions, and of some types: none is left out', async () => {
	const expected: unknown[] = [];
	for (let round = 0; round < 8; round++) {
		happen(3, { event_type: 'ITEM_MODIFY' });
		expected.push(...happen(2, { event_type: round % 2 ? 'ITEM_TRASH' : 'ITEM_COPY' }));
	}
	const seen: unknown[] = [];
	let start: INodeParameters = {};
	for (;;) {
		const { json } = await getAll({ ...start, eventTypes: 'item_trash, ITEM_COPY', limit: 3 });
		if (json.length === 0) break;
		seen.push(...ids(json));
		start = from(json[0]?.next_stream_position);
	}
	expect(seen).toEqual(expected);
});

test('of the enterprise, of the types that Box is asked for', async () => {
	const { emulator } = box;
	const as = emulator.users.colleague.id;
	const file = emulator.addFile({ name: 'theirs.txt', content: 'x', as });
	emulator.appendEvent({ stream: 'enterprise', event_type: 'LOGIN' });
	const { json } = await getAll({ stream: 'enterprise', eventTypes: 'UPLOAD,SHARE' });
	expect(json).toMatchObject([
		{
			event_type: 'UPLOAD',
			created_by: { id: as },
			source: { item_type: 'file', item_id: file.id, item_name: 'theirs.txt' },
		},
	]);
	expect(emulator.requests()[0]?.query).toMatchObject({
		stream_type: 'admin_logs_streaming',
		event_type: 'UPLOAD,SHARE',
	});
});

test('of types that were chosen and others of one’s own, in whichever stream', async () => {
	const expected = [
		...happen(1, { event_type: 'ITEM_UPLOAD' }),
		...happen(1, { event_type: 'ITEM_OPEN' }),
	];
	happen(1, { event_type: 'ITEM_MOVE' });
	const chosen = { eventTypes: ['ITEM_UPLOAD'], options: { otherEventTypes: 'item_open' } };
	expect(ids((await getAll(chosen)).json)).toEqual(expected);
	box.emulator.appendEvent({ stream: 'enterprise', event_type: 'LOGIN' });
	const { json } = await getAll({
		stream: 'enterprise',
		eventTypes: '={{ ["UPLOAD"] }}',
		options: { otherEventTypes: 'LOGIN' },
	});
	expect(json).toMatchObject([{ event_type: 'LOGIN' }]);
	expect(box.emulator.requests().at(-1)?.query).toMatchObject({ event_type: 'UPLOAD,LOGIN' });
});

test.each([
	['user', EVENT_TYPES, 'ITEM_UPLOAD'],
	['enterprise', ENTERPRISE_EVENT_TYPES, 'UPLOAD'],
	['enterpriseHistory', ENTERPRISE_EVENT_TYPES, 'LOGIN'],
])('the types of the stream %s are those of the trigger', async (stream, types, one) => {
	const parameters = { resource: 'event', operation: 'getAll', stream };
	const listed = await loadOptions({ method: 'listEventTypes', parameters });
	expect(listed).toEqual(types);
	expect(listed.map(({ value }) => value)).toContain(one);
	expect(box.calls()).toEqual([]);
});

refuses(box, getAll, [
	[{ eventTypes: '={{ [] }}' }, "'Event Types' is empty: its expression {{ [] }} gives nothing"],
	[{ eventTypes: '={{ { type: "UPLOAD" } }}' }, "'Event Types' is not a list: an object"],
]);

test('of the enterprise, also beyond a page that Box repeats', async () => {
	const stream = 'enterprise';
	const expected = happen(500, { stream });
	for (const event_id of expected) box.emulator.appendEvent({ stream, event_id });
	expected.push(...happen(1, { stream }));
	const { json } = await getAll({ stream, returnAll: true });
	expect(ids(json)).toEqual(expected);
});

test('of the enterprise, between two dates', async () => {
	for (const day of ['01', '02', '03']) {
		const created_at = `2026-01-${day}T12:00:00Z`;
		box.emulator.appendEvent({ stream: 'admin_logs', event_type: 'LOGIN', created_at });
	}
	const { json } = await getAll({
		stream: 'enterpriseHistory',
		createdAfter: '2026-01-02T00:00:00Z',
		createdBefore: '2026-01-03T00:00:00Z',
	});
	expect(json).toMatchObject([{ created_at: '2026-01-02T12:00:00Z' }]);
});

test('dates the wrong way round', async () => {
	const dates = { createdAfter: '2026-01-03', createdBefore: '2026-01-02' };
	const { error } = await getAll({ stream: 'enterpriseHistory', ...dates });
	expect(error?.message).toBe("'Created Before' is before 'Created After'");
	expect(box.calls()).toEqual([]);
});

test.each<[string, string, string[]]>([
	['enterprise', 'item_sync', ["item_sync: an enterprise's events mostly have other names"]],
	['enterpriseHistory', 'ITEM_SYNC', ["ITEM_SYNC: an enterprise's events mostly have other names"]],
	['user', 'UPLOAD', ["UPLOAD: an account's events mostly have other names"]],
	['user', 'ITEM_UPLOAD', []],
	['user', 'SOMETHING_NEW', []],
])('of the stream %s there are no events of the type %s', async (stream, type, hints) => {
	const run = await getAll({ stream, eventTypes: [type] });
	expect(run.error).toBeUndefined();
	expect(run.hints.map(({ message }) => message)).toEqual(
		hints.map((hint) => expect.stringContaining(hint) as unknown),
	);
});

test('dates of the history do not hold for another stream', async () => {
	happen(1);
	const { json } = await getAll({ stream: 'user', createdAfter: 'not a date' });
	expect(json).toHaveLength(1);
});

test('the enterprise’s events are for an administrator', async () => {
	const run = await box.run(
		'event',
		'getAll',
		{ stream: 'enterpriseHistory' },
		{ credential: box.as(box.emulator.users.colleague.id) },
	);
	expect(run.error?.message).toContain('the connected account is not allowed to read');
	expect(run.error?.description).toContain('Connect an administrator');
});

test.each([
	['none', '={{ "" }}', "'Position' is empty"],
	['a word', 'now', "'Position' is not a position: 'now'"],
	[
		'a number that was rounded',
		'={{ 1152922976252290886 }}',
		"'Position' is a number that is too long",
	],
])('as position %s: nothing is sent', async (_what, streamPosition, message) => {
	const { error } = await getAll({ startFrom: 'position', streamPosition });
	expect(error?.message).toContain(message);
	expect(box.calls()).toEqual([]);
});

test('each item its own position', async () => {
	const expected = happen(3);
	const { json } = await getAll({ limit: 1 });
	const input = items({ at: '0' }, { at: json[0]?.next_stream_position });
	const parameters = { startFrom: 'position', streamPosition: '={{ $json.at }}' };
	const run = await box.run('event', 'getAll', parameters, { input });
	expect(ids(run.json)).toEqual([...expected, ...expected.slice(1)]);
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 0, 0, 1, 1].map((item) => ({ item })),
	);
});
