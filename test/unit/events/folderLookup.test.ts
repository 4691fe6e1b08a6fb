import { closeHttp } from '../../../nodes/Box/client/http/http';
import { FolderLookup } from '../../../nodes/Box/events/folderLookup';
import { ItemPlaces } from '../../../nodes/Box/events/itemPlaces';
import { boxError, EventServer } from './eventServer';
import { event, folderMini, path, TestClock } from './support';

let server: EventServer;

beforeEach(async () => {
	server = await EventServer.start();
});

afterEach(async () => {
	await server.close();
	await closeHttp();
});

function lookup(includeSubfolders = true): FolderLookup {
	const clock = new TestClock();
	const places = new ItemPlaces(server.client(clock), clock);
	return new FolderLookup(places, { id: '5', includeSubfolders });
}

/** Answers that the item is there, whichever is asked for. */
function place(parent: string, ...ancestors: string[]): (asked: string) => string {
	return (asked) => {
		const [, collection = '', id] = asked.split('/').slice(1);
		const type = collection.replace(/s$/, '');
		const where = { parent: folderMini(parent), path_collection: path(...ancestors) };
		return JSON.stringify({ type, id, ...where });
	};
}

describe('FolderLookup', () => {
	it('asks nothing where the event says enough', async () => {
		const folder = lookup();
		expect(await folder.isInside({ type: 'file', id: '12', parentId: '5' })).toBe(true);
		expect(await folder.isInside({ type: 'file', id: '12', ancestorIds: ['0', '8'] })).toBe(false);
		expect(server.asked).toEqual([]);
	});

	it('asks for the folder the item is in, once for all items in it', async () => {
		server.onItem = place('5', '0', '5');
		const folder = lookup();
		for (const id of ['12', '13', '14']) {
			expect(await folder.isInside({ type: 'file', id, parentId: '6' })).toBe(true);
		}
		expect(server.values('item')).toEqual(['/2.0/folders/6']);
	});

	it('asks again once a folder was moved', async () => {
		server.onItem = place('5', '0', '5');
		const folder = lookup();
		const item = { type: 'file', id: '12', parentId: '6' } as const;
		expect(await folder.isInside(item)).toBe(true);
		server.onItem = place('8', '0', '8');
		folder.moved(event('move', { event_type: 'ITEM_MOVE' }));
		expect(await folder.isInside(item)).toBe(false);
	});

	it.each([
		['file', '/2.0/files/12'],
		['folder', '/2.0/folders/12'],
		['web_link', '/2.0/web_links/12'],
	] as const)('asks for a %s whose folder is not known', async (type, asked) => {
		server.onItem = place('5', '0', '5');
		expect(await lookup(false).isInside({ type, id: '12' })).toBe(true);
		expect(server.values('item')).toEqual([asked]);
	});

	it('has an item that is gone, or not for this account, outside', async () => {
		const folder = lookup();
		for (const status of [400, 403, 404, 405, 410]) {
			server.onItem = () => boxError(status, 'not_found');
			expect(await folder.isInside({ type: 'file', id: '12' })).toBe(false);
		}
	});

	it('knows a file in the trash by the folder it was in', async () => {
		const inTrash = JSON.stringify({
			type: 'file',
			id: '12',
			parent: folderMini('6'),
			path_collection: { total_count: 1, entries: [{ ...folderMini('1'), name: 'Trash' }] },
		});
		server.onItem = (asked) =>
			asked.startsWith('/2.0/files') ? inTrash : place('5', '0', '5')(asked);

		expect(await lookup().isInside({ type: 'file', id: '12' })).toBe(true);
		server.onItem = (asked) =>
			asked.startsWith('/2.0/files') ? inTrash : place('8', '0', '8')(asked);
		expect(await lookup().isInside({ type: 'file', id: '12' })).toBe(false);
		server.onItem = (asked) =>
			asked.startsWith('/2.0/files') ? inTrash : boxError(404, 'not_found');
		expect(await lookup().isInside({ type: 'file', id: '12' })).toBe(false);
	});

	it.each([403, 404])(
		'does not take a page of a proxy for an item that is gone: %i',
		async (status) => {
			server.onItem = () => ({ status, body: '<html></html>' });
			await expect(lookup().isInside({ type: 'file', id: '12' })).rejects.toMatchObject({ status });
		},
	);

	it('fails when Box cannot be asked, rather than to drop the event', async () => {
		server.onItem = () => ({ status: 500 });
		await expect(lookup().isInside({ type: 'file', id: '12' })).rejects.toMatchObject({
			status: 500,
		});
	});

	it('asks no further for comments that reply to each other', async () => {
		server.onItem = () =>
			JSON.stringify({ type: 'comment', id: '7', item: { type: 'comment', id: '7' } });
		expect(await lookup().isInside({ type: 'comment', id: '7' })).toBe(false);
		server.onItem = () => boxError(404, 'not_found');
		expect(await lookup().isInside({ type: 'comment', id: '8' })).toBe(false);
		server.onItem = () => ({ status: 500 });
		await expect(lookup().isInside({ type: 'comment', id: '9' })).rejects.toMatchObject({
			status: 500,
		});
	});

	it('remembers a bounded number of folders', async () => {
		server.onItem = place('5', '0', '5');
		const folder = lookup();
		for (let id = 100; id < 700; id++) {
			await folder.isInside({ type: 'file', id: '12', parentId: String(id) });
		}
		await folder.isInside({ type: 'file', id: '12', parentId: '699' });
		expect(server.asked).toHaveLength(600);
		await folder.isInside({ type: 'file', id: '12', parentId: '100' });
		expect(server.asked).toHaveLength(601);
	});
});
