import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { names, nextNames, Stage } from '../support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => await stage.clear());

const each = { executionMode: 'each' };

/** The last file always fits, so that all before it have been looked at when it comes. */
async function caught(parameters: INodeParameters, act: () => void): Promise<unknown[]> {
	const trigger = await stage.listen(parameters);
	act();
	const found: unknown[] = [];
	while (found.at(-1) !== 'last.txt') found.push(...names(await trigger.nextExecution()));
	return found.slice(0, -1);
}

function tree() {
	const { emulator } = stage;
	const watched = emulator.addFolder({ name: 'Watched' });
	const inner = emulator.addFolder({ name: 'Inner', parentId: watched.id });
	const deep = emulator.addFolder({ name: 'Deep', parentId: inner.id });
	const other = emulator.addFolder({ name: 'Other' });
	const fill = () => {
		emulator.addFile({ name: 'other.txt', content: '', parentId: other.id });
		emulator.addFile({ name: 'root.txt', content: '' });
		emulator.addFile({ name: 'deep.txt', content: '', parentId: deep.id });
		emulator.addFile({ name: 'inner.txt', content: '', parentId: inner.id });
		emulator.addFile({ name: 'direct.txt', content: '', parentId: watched.id });
		emulator.addFile({ name: 'last.txt', content: '', parentId: watched.id });
	};
	return { watched, inner, fill };
}

describe('folder', () => {
	it('takes what happens anywhere below it', async () => {
		const { watched, fill } = tree();
		const folder = { mode: 'id', value: watched.id };
		expect(await caught({ folder }, fill)).toEqual(['deep.txt', 'inner.txt', 'direct.txt']);
	});

	it('takes only what happens directly in it without subfolders', async () => {
		const { watched, fill } = tree();
		const folder = { mode: 'id', value: watched.id };
		expect(await caught({ folder, includeSubfolders: false }, fill)).toEqual(['direct.txt']);
	});

	it.each<[string, (id: string) => INodeParameters]>([
		['a path', () => ({ mode: 'path', value: '/watched' })],
		['a URL', (id) => ({ mode: 'url', value: `https://app.box.com/folder/${id}` })],
		['the list', (id) => ({ mode: 'list', value: id })],
	])('is found by %s', async (_, locator) => {
		const { watched, fill } = tree();
		const folder = locator(watched.id);
		expect(await caught({ folder }, fill)).toEqual(['deep.txt', 'inner.txt', 'direct.txt']);
	});

	it('takes everything where it is the root folder', async () => {
		const { fill } = tree();
		const folder = { mode: 'id', value: '0' };
		expect(await caught({ folder }, fill)).toHaveLength(5);
	});

	it('takes what happens to the folder itself', async () => {
		const { watched, fill } = tree();
		const folder = { mode: 'id', value: watched.id };
		const found = await caught({ folder, includeSubfolders: false }, () => {
			stage.emulator.appendEvent({ event_type: 'ITEM_RENAME', source: mini(watched) });
			fill();
		});
		expect(found).toEqual(['Watched', 'direct.txt']);
	});

	it('asks Box where an event does not say enough, once for each folder', async () => {
		const { watched, inner, fill } = tree();
		const folder = { mode: 'id', value: watched.id };
		const found = await caught({ folder }, () => {
			for (const id of ['901', '902', '903']) {
				const source = { type: 'file', id, name: `${id}.txt`, parent: mini(inner) };
				stage.emulator.appendEvent({ source });
			}
			fill();
		});
		expect(found).toEqual(['901.txt', '902.txt', '903.txt', 'deep.txt', 'inner.txt', 'direct.txt']);
		expect(stage.count(`/2.0/folders/${inner.id}`)).toBe(1);
	});

	it('finds the file of a reply by the comment it replies to, once for each comment', async () => {
		const { watched, inner } = tree();
		const { emulator } = stage;
		const inside = emulator.addFile({ name: 'in.txt', content: 'a', parentId: inner.id });
		const outside = emulator.addFile({ name: 'out.txt', content: 'a' });
		const first = emulator.addComment({ fileId: inside.id, message: 'first' });
		const other = emulator.addComment({ fileId: outside.id, message: 'other' });
		const trigger = await stage.listen({
			folder: { mode: 'id', value: watched.id },
			options: { ...each, simplify: false },
		});
		const replies = [other, first, first].map(({ id }, index) =>
			emulator.addComment({ replyTo: id, message: `${index}` }),
		);
		const found: unknown[] = [];
		while (found.length < 2) {
			const [item] = await trigger.nextExecution();
			found.push((item?.json.source as IDataObject).id);
		}
		expect(found).toEqual(replies.slice(1).map(({ id }) => id));
		expect(stage.count(`/2.0/comments/${first.id}`)).toBe(1);
	});

	it('leaves out what is about no item, or about one that is gone', async () => {
		const { watched, fill } = tree();
		const folder = { mode: 'id', value: watched.id };
		const found = await caught({ folder }, () => {
			stage.emulator.appendEvent({ source: null });
			stage.emulator.appendEvent({ source: { type: 'file', id: '999', name: 'gone.txt' } });
			fill();
		});
		expect(found).toEqual(['deep.txt', 'inner.txt', 'direct.txt']);
	});
});

function mini({ id, name }: { id: string; name: string }) {
	return { type: 'folder', id, name, etag: '0', sequence_id: '0' };
}

describe('other filters', () => {
	it('take chosen types, listed or not', async () => {
		const { emulator } = stage;
		const parameters = {
			eventTypes: ['ITEM_UPLOAD'],
			options: { ...each, otherEventTypes: 'brand_new, ITEM_OPEN' },
		};
		const found = await caught(parameters, () => {
			emulator.addFolder({ name: 'Folder' });
			emulator.appendEvent({
				event_type: 'BRAND_NEW',
				source: { type: 'file', id: '5', name: 'new' },
			});
			emulator.addFile({ name: 'a.txt', content: '' });
			emulator.addFile({ name: 'last.txt', content: '' });
		});
		expect(found).toEqual(['new', 'a.txt']);
	});

	it.each(['Item Copied', '={{ ["item_copy", "Item Renamed"] }}'])(
		'take types by their names, too: %s',
		async (eventTypes) => {
			const { emulator } = stage;
			const happen = (event_type: string, name: string) =>
				emulator.appendEvent({ event_type, source: { type: 'file', id: '5', name } });
			const found = await caught({ eventTypes, options: each }, () => {
				happen('ITEM_MODIFY', 'modified.txt');
				happen('ITEM_COPY', 'copied.txt');
				happen('ITEM_COPY', 'last.txt');
			});
			expect(found).toEqual(['copied.txt']);
		},
	);

	it('take chosen kinds of items', async () => {
		const { emulator } = stage;
		const found = await caught({ itemTypes: ['file', 'web_link'] }, () => {
			emulator.addFolder({ name: 'Folder' });
			emulator.appendEvent({ source: { type: 'web_link', id: '5', name: 'Link' } });
			emulator.appendEvent({ source: { type: 'user', id: '7', name: 'User' } });
			emulator.addFile({ name: 'last.txt', content: '' });
		});
		expect(found).toEqual(['Link']);
	});

	it('take names that fit', async () => {
		const { emulator } = stage;
		const found = await caught({ options: { namePattern: '{*.PDF,last.*}' } }, () => {
			emulator.addFile({ name: 'a.pdf', content: '' });
			emulator.addFile({ name: 'a.pdf.exe', content: '' });
			emulator.addFile({ name: 'last.txt', content: '' });
		});
		expect(found).toEqual(['a.pdf']);
	});

	it('leave out what the account itself did', async () => {
		const { emulator } = stage;
		const { colleague } = emulator.users;
		const folder = emulator.addFolder({ name: 'Shared' });
		const { id: itemId } = folder;
		emulator.addCollaboration({ itemType: 'folder', itemId, userId: colleague.id, role: 'editor' });
		const found = await caught({ options: { ignoreOwn: true } }, () => {
			emulator.addFile({ name: 'mine.txt', content: '', parentId: itemId });
			emulator.addFile({ name: 'theirs.txt', content: '', parentId: itemId, as: colleague.id });
			emulator.addFile({ name: 'last.txt', content: '', parentId: itemId, as: colleague.id });
		});
		expect(found).toEqual(['theirs.txt']);
	});
});

describe('odd events', () => {
	it('come through where no filter is set: a null source, an unknown type, no ID', async () => {
		const trigger = await stage.listen({ options: { ...each, simplify: false } });
		stage.emulator.appendEvent({ source: null });
		stage.emulator.appendEvent({ event_type: 'NOBODY_KNOWS', source: { type: 'thing', id: 'x' } });
		stage.emulator.appendEvent({ event_id: '', source: { type: 'user', id: '7', name: 'User' } });
		expect(await nextNames(trigger, 3)).toEqual([null, null, 'User']);
		expect(trigger.executions[1]?.items[0]?.json.event_type).toBe('NOBODY_KNOWS');
	});

	it('come once, however often and in whatever order Box sends them', async () => {
		const trigger = await stage.listen({ options: each });
		const event = (id: string) =>
			stage.emulator.appendEvent({ event_id: id, source: { type: 'file', id: '5', name: id } });
		for (const id of ['c', 'a', 'c', 'b', 'a']) event(id);
		expect(await nextNames(trigger, 3)).toEqual(['c', 'a', 'b']);
		await stage.polling();
		for (const id of ['b', 'c', 'd']) event(id);
		expect(await nextNames(trigger, 1)).toEqual(['d']);
		expect(trigger.executions).toHaveLength(4);
	});
});
