import type { Emulator, EmulatorOptions } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

const POSITION = /"next_stream_position":("?)(\d+)/;
const POLL = '/realtime/subscribe';

describe('the emulator’s events', () => {
	let emulator: Emulator;
	let box: Api;

	async function start(options: EmulatorOptions = {}): Promise<void> {
		emulator = await startEmulator(options);
		box = api(emulator);
	}

	afterEach(async () => await end(emulator));

	/** One page: types of its events, and its position's digits as they were sent. */
	async function page(query: string) {
		const { text, json } = await box.call('GET', `/2.0/events?${query}`);
		const [, quote, position = ''] = POSITION.exec(text) ?? [];
		const entries = at(json, 'entries');
		const types = Array.isArray(entries) ? entries.map((each) => at(each, 'event_type')) : [];
		return { types, position, quote, size: at(json, 'chunk_size') };
	}

	async function subscribe(): Promise<string> {
		const { json } = await box.call('OPTIONS', '/2.0/events');
		return String(at(json, 'entries', 0, 'url')).slice(emulator.url.length);
	}

	it('tells every change of state', async () => {
		await start();
		const a = emulator.addFolder({ name: 'a' });
		const { id } = emulator.addFile({ name: 'f.txt', content: 'f' });
		const file = `/2.0/files/${id}`;
		const calls: Array<[string, string, unknown?]> = [
			['PUT', file, { name: 'g.txt' }],
			['PUT', file, { parent: { id: a.id } }],
			['PUT', file, { description: 'd' }],
			['PUT', file, { shared_link: {} }],
			['PUT', file, { shared_link: { access: 'company' } }],
			['PUT', file, { shared_link: null }],
			['PUT', file, { lock: { type: 'lock' } }],
			['PUT', file, { lock: null }],
			['POST', `${file}/copy`, { parent: { id: '0' } }],
			['GET', `${file}/content`],
			['DELETE', file],
			['POST', file, {}],
		];
		for (const [method, path, body] of calls) await box.call(method, path, body);

		const expected = [
			'ITEM_CREATE',
			'ITEM_UPLOAD',
			'ITEM_RENAME',
			'ITEM_MOVE',
			'ITEM_MODIFY',
			'ITEM_SHARED_CREATE',
			'ITEM_SHARED',
			'ITEM_SHARED_UNSHARE',
			'LOCK_CREATE',
			'LOCK_DESTROY',
			'ITEM_COPY',
			'ITEM_DOWNLOAD',
			'ITEM_TRASH',
			'ITEM_UNDELETE_VIA_TRASH',
		];
		expect((await page('stream_position=0')).types).toEqual(expected);
		const onlyInAll = (type: string) => /SHARED|DOWNLOAD/.test(type);
		expect((await page('stream_position=0&stream_type=changes')).types).toEqual(
			expected.filter((type) => !onlyInAll(type)),
		);
	});

	it('writes positions above 2^53 with all their digits, as a number or as text', async () => {
		await start();
		for (const name of ['a', 'b', 'c']) emulator.addFolder({ name });

		const pages = [];
		let position = '0';
		for (let count = 0; count < 3; count += 1) {
			const next = await page(`stream_position=${position}&limit=1`);
			pages.push(next);
			position = next.position;
		}

		expect(pages.map(({ size }) => size)).toEqual([1, 1, 1]);
		expect(new Set(pages.map(({ quote }) => quote))).toEqual(new Set(['', '"']));
		for (const each of pages) {
			expect(BigInt(each.position)).toBeGreaterThan(2n ** 53n);
			expect(String(Number(each.position))).not.toBe(each.position);
		}
		const end = await page(`stream_position=${position}`);
		expect(end).toMatchObject({ types: [], position });
		const now = await page('stream_position=now');
		expect(BigInt(now.position)).toBeGreaterThanOrEqual(BigInt(position));
	});

	it('refuses a position that is none, and cuts a limit above 500', async () => {
		await start();
		for (let count = 0; count < 501; count += 1) emulator.appendEvent({ event_type: 'ITEM_SYNC' });

		expect((await box.call('GET', '/2.0/events?stream_position=1.2e18')).status).toBe(400);
		expect((await page('stream_position=0&limit=800')).size).toBe(500);
	});

	it('gives administrators the enterprise’s events', async () => {
		await start();
		emulator.addFile({ name: 'a.txt', content: 'a', as: emulator.users.colleague.id });

		expect((await page('stream_type=admin_logs_streaming&stream_position=0')).types).toEqual([
			'UPLOAD',
		]);
		expect((await page('stream_type=admin_logs&event_type=DOWNLOAD')).position).toBe('0');
		const colleague = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
		expect((await colleague.call('GET', '/2.0/events?stream_type=admin_logs')).status).toBe(403);
	});

	it('shows them as the enterprise’s streams do, apart from the users’', async () => {
		await start();
		const { colleague, admin } = emulator.users;
		const folder = emulator.addFolder({ name: 'Reports', as: colleague.id });
		const file = emulator.addFile({
			name: 'a.txt',
			content: 'abc',
			parentId: folder.id,
			as: colleague.id,
		});

		const { json } = await box.call('GET', '/2.0/events?stream_type=admin_logs&event_type=UPLOAD');

		expect(at(json, 'entries', 1)).toMatchObject({
			type: 'event',
			event_type: 'UPLOAD',
			created_by: { id: colleague.id },
			ip_address: '127.0.0.1',
			additional_details: { size: 3 },
			source: {
				item_type: 'file',
				item_id: file.id,
				item_name: 'a.txt',
				parent: { id: folder.id, name: 'Reports' },
				owned_by: { id: colleague.id },
			},
		});
		expect(emulator.eventsOf(admin.id)).toEqual([]);
	});

	it('puts an event into one of the enterprise’s streams or into both', async () => {
		await start();
		const event_id = 'twice';
		emulator.appendEvent({ stream: 'admin_logs', event_type: 'LOGIN' });
		emulator.appendEvent({ stream: 'admin_logs_streaming', event_type: 'SHARE' });
		emulator.appendEvent({ stream: 'enterprise', event_type: 'EDIT', event_id });
		await box.call('POST', '/_emulator/events', {
			stream: 'enterprise',
			event_type: 'EDIT',
			event_id,
		});

		const live = await page('stream_type=admin_logs_streaming');
		expect(live.types).toEqual(['SHARE', 'EDIT', 'EDIT']);
		expect((await page('stream_type=admin_logs')).types).toEqual(['LOGIN', 'EDIT']);
		expect((await page('stream_type=all')).types).toEqual([]);
		const filtered = await page('stream_type=admin_logs_streaming&event_type=LOGIN,SHARE');
		expect(filtered.types).toEqual(['SHARE']);
		const next = `stream_type=admin_logs_streaming&stream_position=${live.position}`;
		expect(await page(next)).toMatchObject({ types: [], position: live.position });
		const odd = await box.call('POST', '/_emulator/events', { stream: 'sync' });
		expect(odd.status).toBe(400);
	});

	it('filters the history by date, and the live stream not', async () => {
		await start();
		for (const day of [1, 2, 3]) {
			const created_at = `2026-01-0${day}T12:00:00-08:00`;
			emulator.appendEvent({ stream: 'enterprise', event_type: `DAY_${day}`, created_at });
		}
		const dates = 'created_after=2026-01-02T00:00:00Z&created_before=2026-01-03T00:00:00Z';

		expect((await page(`stream_type=admin_logs&${dates}`)).types).toEqual(['DAY_2']);
		expect((await page(`stream_type=admin_logs_streaming&${dates}`)).types).toHaveLength(3);
	});

	it('has no long poll for the enterprise’s streams', async () => {
		await start();
		const { status } = await box.call('OPTIONS', '/2.0/events?stream_type=admin_logs_streaming');
		expect(status).toBe(400);
	});

	it('holds a long poll until something happens to the user', async () => {
		await start();
		const url = await subscribe();
		const { position } = await page('stream_position=now');
		const poll = box.call('GET', `${url}&stream_position=${position}`);
		const waiting = await emulator.waitFor(({ path }) => path === POLL);
		expect(waiting.status).toBe(0);

		emulator.addFolder({ name: 'mine alone', as: emulator.users.outsider.id });
		expect(emulator.pollers()).toBe(1);
		emulator.addFolder({ name: 'a' });

		expect((await poll).json).toEqual({ version: 1, message: 'new_change' });
		expect(emulator.pollers()).toBe(0);
	});

	it('answers a poll at once when the position is behind', async () => {
		await start();
		const { position } = await page('stream_position=now');
		emulator.addFolder({ name: 'a' });

		const poll = await box.call('GET', `${await subscribe()}&stream_position=${position}`);

		expect(at(poll.json, 'message')).toBe('new_change');
	});

	it('sends a poll away when its time is over', async () => {
		await start({ retryTimeoutSeconds: 0.05 });

		const poll = await box.call('GET', `${await subscribe()}&stream_position=now`);

		expect(poll.json).toEqual({ version: 1, message: 'reconnect' });
	});

	it('ends held polls at once when it closes', async () => {
		await start();
		const poll = box.call('GET', `${await subscribe()}&stream_position=now`);
		const ended = expect(poll).rejects.toThrow();
		await emulator.waitFor(({ path }) => path === POLL);

		await emulator.close();

		await ended;
		expect(emulator.pollers()).toBe(0);
	});

	it('gives odd events as they were appended', async () => {
		await start();
		const odd = emulator.appendEvent({
			event_type: 'SOMETHING_NEW',
			event_id: 'twice',
			source: null,
		});
		emulator.appendEvent({ event_id: 'twice' });

		const { json } = await box.call('GET', '/2.0/events?stream_position=0');

		expect(at(json, 'entries', 0)).toEqual(odd);
		expect(at(json, 'entries', 1, 'event_id')).toBe('twice');
	});
});
