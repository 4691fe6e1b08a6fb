import type { Emulator } from '../emulator';
import type { Witness } from './sdk';
import { eachWithWitness, upload, witness } from './sdk';

describe('Box’s own SDK, on folders, links, search and users', () => {
	let emulator: Emulator;
	let sdk: Witness;

	eachWithWitness((started) => ({ emulator, sdk } = started));

	it('reads a folder page by page, by offset and by marker', async () => {
		for (const name of ['a', 'b', 'c']) emulator.addFolder({ name });
		const { folders } = sdk.client;

		const byOffset = await folders.getFolderItems('0', { queryParams: { offset: 2, limit: 2 } });
		const first = await folders.getFolderItems('0', { queryParams: { usemarker: true, limit: 2 } });
		const rest = await folders.getFolderItems('0', {
			queryParams: { usemarker: true, limit: 2, marker: first.nextMarker ?? '' },
		});

		expect(byOffset.totalCount).toBe(3);
		expect(byOffset.entries).toMatchObject([{ name: 'c' }]);
		expect([...(first.entries ?? []), ...(rest.entries ?? [])]).toMatchObject([
			{ name: 'a' },
			{ name: 'b' },
			{ name: 'c' },
		]);
		expect(rest.nextMarker).toBe('');
	});

	it('creates, reads, follows and removes a shared link', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'text');
		const fields = { fields: 'shared_link' };
		const links = sdk.client.sharedLinksFiles;

		const created = await links.addShareLinkToFile(
			id,
			{ sharedLink: { access: 'open', password: 'Secret-123' } },
			fields,
		);
		const url = created.sharedLink?.url ?? '';
		const read = await links.getSharedLinkForFile(id, fields);
		const found = await links.findFileForSharedLink(
			{},
			{ boxapi: `shared_link=${url}&shared_link_password=Secret-123` },
		);
		const removed = await links.removeSharedLinkFromFile(id, { sharedLink: null }, fields);

		expect(read.sharedLink).toMatchObject({ url, access: 'open', isPasswordEnabled: true });
		expect(found.id).toBe(id);
		expect(removed.sharedLink ?? null).toBeNull();
	});

	it('finds content', async () => {
		const folder = emulator.addFolder({ name: 'Reports' });
		emulator.addFile({ name: 'budget.txt', parentId: folder.id, content: 'numbers' });
		emulator.addFile({ name: 'budget.txt', content: 'numbers' });

		const found = await sdk.client.search.searchForContent({
			query: 'budget',
			type: 'file',
			ancestorFolderIds: [folder.id],
		});

		expect(found).toMatchObject({ totalCount: 1, entries: [{ name: 'budget.txt' }] });
	});

	it('reads the user whose token it has', async () => {
		const colleague = witness(emulator, emulator.users.colleague.id);

		const me = await sdk.client.users.getUserMe();
		const other = await colleague.client.users.getUserMe();
		colleague.close();

		expect(me).toMatchObject({ login: emulator.users.admin.login, spaceAmount: 1e15 });
		expect(other.id).toBe(emulator.users.colleague.id);
	});

	it('deletes a folder with all it contains', async () => {
		const folder = emulator.addFolder({ name: 'Reports' });
		emulator.addFile({ name: 'a.txt', parentId: folder.id, content: 'a' });

		await sdk.client.folders.deleteFolderById(folder.id, { queryParams: { recursive: true } });

		expect(emulator.tree()).toBe('');
	});
});
