import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { api, at, end } from './support/api';

const DAY = 24 * 3600 * 1000;

describe('the emulator’s recent items', () => {
	let emulator: Emulator;
	let time: number;

	beforeEach(async () => {
		time = Date.UTC(2026, 0, 1);
		emulator = await startEmulator({ now: () => time, accessTokenSeconds: 100_000_000 });
	});

	afterEach(async () => await end(emulator));

	async function recent(query = '', userId?: string): Promise<unknown> {
		const user = api(emulator, emulator.connect(userId).access_token);
		return (await user.call('GET', `/2.0/recent_items${query}`)).json;
	}

	const told = (json: unknown) => {
		const entries = at(json, 'entries');
		return Array.isArray(entries)
			? entries.map((each) => [at(each, 'interaction_type'), at(each, 'item', 'name')])
			: [];
	};

	it('are what the user did last with each file, newest first', async () => {
		const box = api(emulator);
		const first = emulator.addFile({ name: 'a.txt', content: 'a' });
		const second = emulator.addFile({ name: 'b.txt', content: 'b' });
		emulator.addFile({ name: 'c.txt', content: 'c', as: emulator.users.colleague.id });
		emulator.addFolder({ name: 'folder' });
		expect(told(await recent())).toEqual([
			['item_upload', 'b.txt'],
			['item_upload', 'a.txt'],
		]);

		emulator.addComment({ fileId: first.id, message: 'Hello' });
		expect(told(await recent())).toEqual([
			['item_comment', 'a.txt'],
			['item_upload', 'b.txt'],
		]);
		const page = await recent('?limit=1&fields=size');
		expect(at(page, 'entries', 0, 'item')).toMatchObject({ id: first.id, size: 1 });
		const next = String(at(page, 'next_marker'));
		expect(at(await recent(`?limit=1&marker=${next}`), 'entries', 0, 'item', 'id')).toBe(second.id);

		await box.call('DELETE', `/2.0/files/${first.id}`);
		expect(told(await recent())).toEqual([['item_upload', 'b.txt']]);
	});

	it('are of the user and of the last 90 days', async () => {
		const { colleague } = emulator.users;
		const file = emulator.addFile({ name: 'a.txt', content: 'a' });
		const share = { itemType: 'file', itemId: file.id, role: 'editor' } as const;
		emulator.addCollaboration({ ...share, userId: colleague.id });
		expect(told(await recent('', colleague.id))).toEqual([]);
		emulator.addComment({ fileId: file.id, message: 'Hello', as: colleague.id });
		expect(told(await recent('', colleague.id))).toEqual([['item_comment', 'a.txt']]);
		expect(told(await recent())).toEqual([['item_upload', 'a.txt']]);

		time += 91 * DAY;
		expect(told(await recent())).toEqual([]);
	});
});
