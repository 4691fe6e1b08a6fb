import type { Emulator } from '../emulator';
import type { Witness } from './sdk';
import { eachWithWitness } from './sdk';

describe('Box’s own SDK, on web links, the trash and the settings of folders', () => {
	let emulator: Emulator;
	let sdk: Witness;

	eachWithWitness((started) => ({ emulator, sdk } = started));

	const create = async () =>
		await sdk.client.webLinks.createWebLink({
			url: 'https://example.com/a',
			parent: { id: '0' },
			name: 'Site',
			description: 'Where we are',
		});

	it('creates, changes and moves a web link', async () => {
		const made = await create();
		const folder = await sdk.client.folders.createFolder({ name: 'Links', parent: { id: '0' } });

		const changed = await sdk.client.webLinks.updateWebLinkById(made.id, {
			requestBody: { name: 'Other', url: 'https://example.com/b', parent: { id: folder.id } },
		});

		expect(made).toMatchObject({ type: 'web_link', name: 'Site', description: 'Where we are' });
		expect(changed).toMatchObject({ id: made.id, name: 'Other', url: 'https://example.com/b' });
		expect(emulator.find('/Links/Other')?.id).toBe(made.id);
	});

	it('shares a web link, and ends that', async () => {
		const { id } = await create();
		const { sharedLinksWebLinks: links } = sdk.client;

		const shared = await links.addShareLinkToWebLink(
			id,
			{ sharedLink: { access: 'open', password: 'Secret-123' } },
			{ fields: 'shared_link' },
		);
		const read = await links.getSharedLinkForWebLink(id, { fields: 'shared_link' });
		const removed = await links.removeSharedLinkFromWebLink(
			id,
			{ sharedLink: null },
			{ fields: 'shared_link' },
		);

		expect(shared.sharedLink).toMatchObject({ access: 'open', isPasswordEnabled: true });
		expect(read.sharedLink?.url).toBe(shared.sharedLink?.url);
		expect(removed.sharedLink ?? null).toBeNull();
	});

	it('finds a web link in the trash, and deletes it for good', async () => {
		const { id } = await create();
		await sdk.client.webLinks.deleteWebLinkById(id);

		const list = await sdk.client.trashedItems.getTrashedItems({ usemarker: true, limit: 10 });
		const trashed = await sdk.client.trashedWebLinks.getTrashedWebLinkById(id);
		await sdk.client.trashedWebLinks.deleteTrashedWebLinkById(id);
		const after = await sdk.client.trashedItems.getTrashedItems({
			sort: 'date',
			direction: 'DESC',
		});

		expect(list.entries).toMatchObject([{ type: 'web_link', id }]);
		expect(trashed.itemStatus).toBe('trashed');
		expect(after.entries).toEqual([]);
	});

	it('sets what a folder has beside its name', async () => {
		const { id } = await sdk.client.folders.createFolder({
			name: 'Inbox',
			parent: { id: '0' },
			folderUploadEmail: { access: 'collaborators' },
		});

		const changed = await sdk.client.folders.updateFolderById(id, {
			requestBody: { canNonOwnersInvite: false, canNonOwnersViewCollaborators: false },
			queryParams: {
				fields: ['folder_upload_email', 'can_non_owners_view_collaborators'],
			},
		});

		expect(changed.folderUploadEmail).toMatchObject({ access: 'collaborators' });
		expect(changed.canNonOwnersViewCollaborators).toBe(false);
	});
});
