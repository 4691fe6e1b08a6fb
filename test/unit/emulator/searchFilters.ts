import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

let emulator: Emulator;
let box: Api;

beforeAll(async () => {
	emulator = await startEmulator();
	box = api(emulator);
});

afterAll(async () => await end(emulator));

beforeEach(() => emulator.reset());

const search = async (query: Record<string, string>, as = box) =>
	await as.call('GET', `/2.0/search?${new URLSearchParams(query).toString()}`);

/** The names of what is found. */
async function found(query: Record<string, string>, as = box): Promise<unknown> {
	const { json } = await search(query, as);
	const entries = at(json, 'entries');
	return Array.isArray(entries) && entries.map((each) => at(each, 'name')).sort();
}

describe('a search in the emulator', () => {
	it.each([
		['red green', ['a green apple', 'a red apple', 'a red-hot pear']],
		['red AND apple', ['a red apple']],
		['apple AND NOT red', ['a green apple']],
		['NOT apple', ['a red-hot pear']],
		['green OR red AND pear', ['a green apple', 'a red-hot pear']],
		['"red apple"', ['a red apple']],
		['"red hot"', ['a red-hot pear']],
		['"ed hot"', []],
		['and', []],
		['AND', []],
	])('finds by %s', async (query, names) => {
		for (const name of ['a red apple', 'a green apple', 'a red-hot pear']) {
			emulator.addFile({ name, content: '' });
		}
		expect(await found({ query })).toEqual(names);
	});

	it('looks in comments, and in nothing but what is asked for', async () => {
		const { id } = emulator.addFile({ name: 'plan', content: 'a' });
		emulator.addComment({ fileId: id, message: 'A plan to keep' });
		emulator.addFile({ name: 'keep', content: '' });
		expect(await found({ query: 'keep' })).toEqual(['keep', 'plan']);
		expect(await found({ query: 'keep', content_types: 'comments,file_content' })).toEqual([
			'plan',
		]);
	});

	it('tells the trash from the rest', async () => {
		const { admin, colleague } = emulator.users;
		const folder = emulator.addFolder({ name: 'old' });
		emulator.addFile({ name: 'old file', parentId: folder.id, content: '' });
		emulator.addFile({ name: 'old, not gone', content: '' });
		await box.call('DELETE', `/2.0/folders/${folder.id}?recursive=true`);
		const trash = { query: 'old', trash_content: 'trashed_only' };
		expect(await found(trash)).toEqual(['old', 'old file']);
		expect(await found({ ...trash, trash_content: 'all_items' })).toHaveLength(3);
		expect(await found({ ...trash, deleted_at_range: '2020-01-01T00:00:00Z,' })).toHaveLength(2);
		expect(await found({ ...trash, deleted_at_range: ',2020-01-01T00:00:00Z' })).toEqual([]);
		expect(await found({ ...trash, deleted_user_ids: admin.id })).toHaveLength(2);
		expect(await found({ ...trash, deleted_user_ids: colleague.id })).toEqual([]);
		expect(await found({ query: 'old', deleted_user_ids: admin.id })).toEqual([]);
	});

	it('knows who made the last versions of a file', async () => {
		const { admin, colleague } = emulator.users;
		emulator.addFile({ name: 'mine', content: '' });
		emulator.addFile({ name: 'theirs', content: '', as: colleague.id });
		expect(await found({ query: 'mine', recent_updater_user_ids: admin.id })).toEqual(['mine']);
		expect(await found({ query: 'mine', recent_updater_user_ids: colleague.id })).toEqual([]);
	});

	it('sorts by the date of the last change', async () => {
		emulator.addManyFiles({
			count: 3,
			name: (number) => `file ${number}`,
			createdAt: (number) => Date.UTC(2026, 0, 1 + ((number * 2) % 3)),
		});
		const names = async (direction: string) => {
			const { json } = await search({ query: 'file', sort: 'modified_at', direction });
			return [0, 1, 2].map((index) => at(json, 'entries', index, 'name'));
		};
		expect(await names('DESC')).toEqual(['file 1', 'file 2', 'file 0']);
		expect(await names('ASC')).toEqual(['file 0', 'file 2', 'file 1']);
	});

	it('finds what a link led to, if that is asked for', async () => {
		const { colleague } = emulator.users;
		const { id } = emulator.addFile({ name: 'shared', content: '', as: colleague.id });
		emulator.addFile({ name: 'shared, too', content: '' });
		const them = api(emulator, emulator.connect(colleague.id).access_token);
		const { json } = await them.call('PUT', `/2.0/files/${id}?fields=shared_link`, {
			shared_link: { access: 'open' },
		});
		const url = String(at(json, 'shared_link', 'url'));
		const recent = { query: 'shared', include_recent_shared_links: 'true' };
		expect(at((await search(recent)).json, 'total_count')).toBe(1);
		await box.call('GET', '/2.0/shared_items', undefined, { boxapi: `shared_link=${url}` });
		expect(await found({ query: 'shared' })).toEqual(['shared, too']);
		expect((await search(recent)).json).toMatchObject({
			type: 'search_results_with_shared_links',
			entries: [
				{ type: 'search_result', item: { id }, accessible_via_shared_link: url },
				{ item: { name: 'shared, too' }, accessible_via_shared_link: null },
			],
		});
	});

	it('goes through all of the enterprise for whom Box’s support lets do it', async () => {
		const { colleague } = emulator.users;
		emulator.addFile({ name: 'theirs', content: '', as: colleague.id });
		const asked = { query: 'theirs', scope: 'enterprise_content' };
		expect((await search(asked)).status).toBe(403);
		emulator.allowEnterpriseSearch();
		expect(await found(asked)).toEqual(['theirs']);
		expect(await found({ query: 'theirs' })).toEqual([]);
	});

	it.each([
		['type', 'note'],
		['scope', 'everything'],
		['file_extensions', 'pdf,.doc'],
		['created_at_range', '2026-01-01T00:00:00Z'],
		['created_at_range', ','],
		['updated_at_range', '2026-01-01,'],
		['deleted_at_range', 'now,'],
		['size_range', '1,2,3'],
		['size_range', '-1,'],
		['owner_user_ids', '12,'],
		['content_types', 'name,tag'],
		['trash_content', 'all'],
		['sort', 'name'],
		['direction', 'asc'],
		['include_recent_shared_links', 'yes'],
		['mdfilters', 'contract'],
		['contet_types', 'name'],
	])('does not take %s=%s', async (name, value) => {
		expect((await search({ query: 'x', [name]: value })).status).toBe(400);
	});
});

describe('a search by metadata in the emulator', () => {
	const filters = (values: object, named = {}) =>
		JSON.stringify([{ scope: 'enterprise', templateKey: 'contract', filters: values, ...named }]);

	beforeEach(() => {
		emulator.addMetadataTemplate({
			displayName: 'Contract',
			templateKey: 'contract',
			fields: [
				{ type: 'string', key: 'customer', displayName: 'Customer' },
				{ type: 'float', key: 'amount', displayName: 'Amount' },
				{ type: 'date', key: 'due', displayName: 'Due' },
				{
					type: 'multiSelect',
					key: 'areas',
					displayName: 'Areas',
					options: [{ key: 'eu' }, { key: 'us' }, { key: 'asia' }],
				},
			],
		});
		const values: Record<string, Record<string, unknown>> = {
			'a.pdf': { customer: 'ACME', amount: 10, due: '2026-01-01T00:00:00Z', areas: ['eu'] },
			'b.pdf': { customer: 'Bolt', amount: 20, due: '2026-02-01T00:00:00Z', areas: ['us'] },
		};
		for (const [name, each] of Object.entries(values)) {
			const { id } = emulator.addFile({ name, content: '' });
			emulator.addMetadata({
				...{ itemType: 'file', itemId: id, values: each },
				...{ scope: 'enterprise', templateKey: 'contract' },
			});
		}
		emulator.addFile({ name: 'c.pdf', content: '' });
	});

	it.each([
		[{}, ['a.pdf', 'b.pdf']],
		[{ customer: 'ACME' }, ['a.pdf']],
		[{ customer: 'acme' }, []],
		[{ amount: 20 }, ['b.pdf']],
		[{ amount: { gt: 20 } }, ['b.pdf']],
		[{ amount: { gt: 10, lt: 15 } }, ['a.pdf']],
		[{ due: { gt: '2026-01-15T00:00:00Z' } }, ['b.pdf']],
		[{ due: { lt: '2026-01-01T00:00:00Z' } }, ['a.pdf']],
		[{ areas: ['eu', 'asia'] }, ['a.pdf']],
		[{ areas: ['eu', 'us'], amount: { lt: 10 } }, ['a.pdf']],
	])('finds %j', async (values, names) => {
		expect(await found({ mdfilters: filters(values) })).toEqual(names);
	});

	it('names the enterprise by its ID, too', async () => {
		const { enterpriseId } = emulator.users.admin;
		const scope = `enterprise_${enterpriseId}`;
		expect(await found({ mdfilters: filters({}, { scope }) })).toHaveLength(2);
		expect(await found({ query: 'b.pdf', mdfilters: filters({}, { scope }) })).toEqual(['b.pdf']);
	});

	it.each([
		['two filters', '[{}, {}]'],
		['none', '[]'],
		['no list', '{}'],
		['an unknown template', filters({}, { templateKey: 'order' })],
		['an unknown key of the filter', filters({}, { template: 'contract' })],
		['an unknown field', filters({ price: 1 })],
		['a number for a text', filters({ customer: 1 })],
		['a date without a range', filters({ due: '2026-01-01T00:00:00Z' })],
		['an empty range', filters({ amount: {} })],
		['a range with another operator', filters({ amount: { gte: 1 } })],
		['a range of no dates', filters({ due: { gt: 'soon' } })],
		['a text for several choices', filters({ areas: 'eu' })],
	])('does not take %s', async (_what, mdfilters) => {
		expect((await search({ mdfilters })).status).toBe(400);
	});
});
