import type { Emulator } from '../emulator';
import type { Witness } from './sdk';
import { eachWithWitness } from './sdk';

describe('Box’s own SDK, searching', () => {
	let emulator: Emulator;
	let sdk: Witness;

	eachWithWitness((started) => ({ emulator, sdk } = started));

	type Asked = Parameters<Witness['client']['search']['searchForContent']>[0];

	/** The names of what is found. */
	async function found(query: Asked): Promise<unknown> {
		const { entries = [] } = await sdk.client.search.searchForContent(query);
		return entries.map((entry) => 'name' in entry && entry.name);
	}

	it('narrows a search by every filter at once', async () => {
		const { id: userId } = emulator.users.admin;
		emulator.addFile({ name: 'plan.txt', content: 'four' });
		emulator.addFile({ name: 'plan.pdf', content: 'four' });
		emulator.addFile({ name: 'large plan.txt', content: 'x'.repeat(100) });
		const asked: Asked = {
			query: 'plan',
			scope: 'user_content',
			fileExtensions: ['txt', 'doc'],
			createdAtRange: ['2020-01-01T00:00:00Z', ''],
			updatedAtRange: ['', '2090-01-01T00:00:00+02:00'],
			sizeRange: [1, 10],
			ownerUserIds: [userId],
			recentUpdaterUserIds: [userId, '12'],
			contentTypes: ['name', 'tags'],
			type: 'file',
			trashContent: 'non_trashed_only',
			sort: 'modified_at',
			direction: 'ASC',
			fields: ['name'],
		};

		expect(await found(asked)).toEqual(['plan.txt']);
		expect(await found({ ...asked, recentUpdaterUserIds: ['12'] })).toEqual([]);
	});

	it('finds what was deleted', async () => {
		const { id } = emulator.addFile({ name: 'plan', content: '' });
		await sdk.client.files.deleteFileById(id);
		const asked: Asked = {
			query: 'plan',
			trashContent: 'trashed_only',
			deletedUserIds: [emulator.users.admin.id],
			deletedAtRange: ['2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z'],
		};

		expect(await found(asked)).toEqual(['plan']);
		expect(await found({ ...asked, trashContent: 'all_items' })).toEqual([]);
	});

	it('finds by metadata alone', async () => {
		const named = { scope: 'enterprise', templateKey: 'contract' };
		emulator.addMetadataTemplate({
			...named,
			displayName: 'Contract',
			fields: [{ type: 'float', key: 'amount', displayName: 'Amount' }],
		});
		for (const amount of [1, 2]) {
			const { id } = emulator.addFile({ name: `${amount}`, content: '' });
			emulator.addMetadata({ ...named, itemType: 'file', itemId: id, values: { amount } });
		}
		const { scope, templateKey } = named;
		const by = (amount: number | { gt: number }) => ({
			mdfilters: [{ scope, templateKey, filters: { amount } }],
		});

		expect(await found(by(1))).toEqual(['1']);
		expect(await found(by({ gt: 2 }))).toEqual(['2']);
	});

	it('gets the link that led to an item', async () => {
		const { id } = emulator.addFile({ name: 'plan', content: '' });
		const { sharedLink } = await sdk.client.sharedLinksFiles.addShareLinkToFile(
			id,
			{ sharedLink: { access: 'open' } },
			{ fields: 'shared_link' },
		);
		const url = sharedLink?.url ?? '';
		await sdk.client.sharedLinksFiles.findFileForSharedLink({}, { boxapi: `shared_link=${url}` });

		const answer = await sdk.client.search.searchForContent({
			query: 'plan',
			includeRecentSharedLinks: true,
		});

		expect(answer).toMatchObject({
			type: 'search_results_with_shared_links',
			entries: [{ type: 'search_result', item: { id }, accessibleViaSharedLink: url }],
		});
	});
});
