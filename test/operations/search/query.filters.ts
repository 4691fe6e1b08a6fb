import type { INodeParameters } from 'n8n-workflow';

import { byId, refuses, useBox } from '../support';

const box = useBox();

const search = async (filters: INodeParameters, parameters: INodeParameters = {}) =>
	await box.run('search', 'query', { query: 'plan', filters, ...parameters });

/** The names of what is found. */
async function found(filters: INodeParameters, parameters: INodeParameters = {}) {
	const { error, json } = await search(filters, parameters);
	if (error) throw error;
	return json.map(({ name }) => name);
}

const asked = () => box.emulator.requests().at(-1)?.query ?? {};
const users = (...ids: string[]) => ({ users: ids.map((id) => ({ user: byId(id) })) });

/** Puts empty files of these names into Box, each created a day after the one before. */
const addFiles = (...names: string[]) =>
	box.emulator.addManyFiles({
		count: names.length,
		name: (number) => names[number] ?? '',
		createdAt: (number) => Date.UTC(2026, 0, 1 + number),
	});

test.each<[INodeParameters, string[]]>([
	[{ createdAfter: '2026-01-02T00:00:00Z' }, ['plan b', 'plan c']],
	[{ createdBefore: '2026-01-02T00:00:00Z' }, ['plan a', 'plan b']],
	[{ createdAfter: '2026-01-01', createdBefore: '2026-01-02T23:00:00Z' }, ['plan b']],
	[{ updatedAfter: '2026-01-03T00:00:00Z' }, ['plan c']],
	[{ updatedBefore: '2026-01-01T00:00:00Z' }, ['plan a']],
	[{ createdAfter: '', createdBefore: '' }, ['plan a', 'plan b', 'plan c']],
])('by dates: %j', async (filters, names) => {
	addFiles('plan a', 'plan b', 'plan c');
	expect(await found(filters)).toEqual(names);
});

test.each<[INodeParameters, string[]]>([
	[{ minSize: 2 }, ['plan 2', 'plan 3']],
	[{ maxSize: 1 }, ['plan 1']],
	[{ minSize: '2', maxSize: '2' }, ['plan 2']],
	[{ minSize: '', maxSize: '' }, ['plan 1', 'plan 2', 'plan 3']],
])('by sizes, both bounds included: %j', async (filters, names) => {
	for (const size of [1, 2, 3]) {
		box.emulator.addFile({ name: `plan ${size}`, content: 'x'.repeat(size) });
	}
	expect(await found(filters)).toEqual(names);
});

test.each(['pdf,docx', '.pdf, *.docx', '={{ ["pdf", ".docx"] }}', '["PDF","docx"]'])(
	'by extensions: %s',
	async (fileExtensions) => {
		addFiles('plan.pdf', 'plan.txt', 'plan.docx', 'plan pdf');
		expect(await found({ fileExtensions })).toEqual(['plan.pdf', 'plan.docx']);
		expect(String(asked().file_extensions).toLowerCase()).toBe('pdf,docx');
	},
);

test('only in some of what an item has', async () => {
	box.emulator.addFile({ name: 'plan', content: '' });
	const { id } = box.emulator.addFile({ name: 'commented', content: '' });
	box.emulator.addComment({ fileId: id, message: 'A plan' });
	box.emulator.addFile({ name: 'content', content: 'A plan' });
	expect(await found({ contentTypes: ['comments', 'file_content'] })).toEqual([
		'commented',
		'content',
	]);
	expect(await found({ contentTypes: [] })).toHaveLength(3);
});

test('by owners and by who made the last versions, named in any way', async () => {
	const { colleague, admin } = box.emulator.users;
	const folder = box.emulator.addFolder({ name: 'Shared', as: colleague.id });
	box.emulator.addFile({
		name: 'plan of theirs',
		parentId: folder.id,
		content: '',
		as: colleague.id,
	});
	const member = { itemType: 'folder', itemId: folder.id, userId: admin.id } as const;
	box.emulator.addCollaboration({ ...member, role: 'editor' });
	box.emulator.addFile({ name: 'plan for them', parentId: folder.id, content: '' });
	box.emulator.addFile({ name: 'plan of mine', content: '' });
	const byEmail = { users: [{ user: { __rl: true, mode: 'email', value: colleague.login } }] };
	expect(await found({ owners: users(admin.id) })).toEqual(['plan of mine']);
	expect(await found({ owners: users(admin.id, colleague.id) })).toHaveLength(3);
	expect(await found({ owners: byEmail })).toEqual(['plan of theirs', 'plan for them']);
	expect(await found({ recentUpdaters: users(colleague.id) })).toEqual(['plan of theirs']);
});

test('in the trash, which a filter by deletion implies', async () => {
	const { admin } = box.emulator.users;
	const { id } = box.emulator.addFile({ name: 'plan, old', content: '' });
	box.emulator.addFile({ name: 'plan', content: '' });
	await box.run('file', 'delete', { file: byId(id) });
	expect(await found({})).toEqual(['plan']);
	expect(await found({ trashContent: 'trashed_only' })).toEqual(['plan, old']);
	expect(await found({ trashContent: 'all_items' })).toHaveLength(2);
	expect(await found({ deletedBy: users(admin.id) })).toEqual(['plan, old']);
	expect(await found({ deletedAfter: '2020-01-01' })).toEqual(['plan, old']);
	expect(
		await found({ deletedBefore: '2020-01-01T00:00:00Z', trashContent: 'trashed_only' }),
	).toEqual([]);
	expect(asked()).toMatchObject({
		deleted_at_range: ',2020-01-01T00:00:00+00:00',
		trash_content: 'trashed_only',
	});
	expect(await found({ deletedAfter: '', trashContent: 'non_trashed_only' })).toEqual(['plan']);
});

test('what all of the enterprise has, if Box’s support has enabled it', async () => {
	box.emulator.addFile({ name: 'plan', content: '', as: box.emulator.users.colleague.id });
	const { error } = await search({ scope: 'enterprise_content' });
	expect(error).toMatchObject({
		httpCode: '403',
		message: 'The connected account may not search this',
	});
	expect(error?.description).toContain("Box's support has to enable it");
	box.emulator.allowEnterpriseSearch();
	expect(await found({ scope: 'enterprise_content' })).toEqual(['plan']);
	expect(await found({ scope: 'user_content' })).toEqual([]);
});

describe('by metadata', () => {
	const template = byId('enterprise.contract');
	const byValues = (metadataValues: unknown) =>
		({ metadataTemplate: template, metadataValues }) as INodeParameters;

	beforeEach(() => {
		box.emulator.addMetadataTemplate({
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
					options: [{ key: 'eu' }, { key: 'us' }],
				},
			],
		});
		const contracts = {
			'plan a': { customer: 'ACME', amount: 10, due: '2026-01-01T00:00:00Z', areas: ['eu'] },
			'plan b': { customer: 'Bolt', amount: 20, due: '2026-02-01T00:00:00Z', areas: ['us'] },
		};
		for (const [name, values] of Object.entries(contracts)) {
			const { id: itemId } = box.emulator.addFile({ name, content: '' });
			const named = { scope: 'enterprise', templateKey: 'contract' };
			box.emulator.addMetadata({ itemType: 'file', itemId, values, ...named });
		}
		box.emulator.addFile({ name: 'plan c', content: '' });
	});

	test.each<[unknown, string[]]>([
		['{}', ['plan a', 'plan b']],
		['', ['plan a', 'plan b']],
		['{ "customer": "ACME" }', ['plan a']],
		['{ "amount": 20 }', ['plan b']],
		['{ "amount": { "gt": 5, "lt": 10 } }', ['plan a']],
		['{ "due": { "gt": "2026-01-15" } }', ['plan b']],
		['{ "due": { "gt": "2026-02-01", "lt": "2026-02-01" } }', ['plan b']],
		['{ "areas": ["eu", "us"], "customer": "Bolt" }', ['plan b']],
		['={{ { amount: { gt: 15 }, areas: ["us"] } }}', ['plan b']],
	])('%s', async (values, names) => {
		expect(await found(byValues(values))).toEqual(names);
	});

	test('needs no words, and is one filter for Box', async () => {
		const filters = byValues('{ "amount": 20 }');
		expect(await found(filters, { query: '' })).toEqual(['plan b']);
		expect(await found(filters, { query: '={{ "" }}' })).toEqual(['plan b']);
		expect(asked()).not.toHaveProperty('query');
		expect(JSON.parse(String(asked().mdfilters))).toEqual([
			{
				scope: 'enterprise',
				templateKey: 'contract',
				filters: { amount: { gt: 20, lt: 20 } },
			},
		]);
	});

	test('of a template that is not there', async () => {
		const { error } = await search({ metadataTemplate: byId('enterprise.order') });
		expect(error).toMatchObject({ httpCode: '400' });
		expect(error?.message).toContain("There is no template 'enterprise.order'");
	});

	const cannot = "'Metadata Values' has for 'amount' what Box cannot look for:";
	refuses(box, async (filters) => await search({ metadataTemplate: template, ...filters }), [
		[
			{ metadataTemplate: byId('contract') },
			"'Metadata Template' is not the ID of a metadata template: 'contract'",
		],
		[{ metadataTemplate: byId('') }, "'Metadata Template' is empty"],
		[{ metadataValues: '[1]' }, "'Metadata Values' is not a JSON object"],
		[{ metadataValues: '{ "amount": true }' }, `${cannot} true`],
		[{ metadataValues: '{ "amount": [] }' }, `${cannot} a list`],
		[{ metadataValues: '{ "amount": {} }' }, `${cannot} an object`],
		[{ metadataValues: '{ "amount": { "gte": 1 } }' }, `${cannot} an object`],
		[{ metadataValues: '{ "amount": { "gt": 1, "lt": "2026-01-01" } }' }, `${cannot} an object`],
		[{ metadataValues: '{ "amount": { "gt": "soon" } }' }, `${cannot} an object`],
		[
			{ metadataValues: '{ "amount": { "gt": 2, "lt": 1 } }' },
			"'Metadata Values' has for 'amount' a range that ends before it begins",
		],
	]);
});

test('by the date of the last change, in both directions', async () => {
	addFiles('plan a', 'plan b');
	const sorted = async (options: INodeParameters) => await found({}, { options });
	expect(await sorted({ sort: 'modified_at' })).toEqual(['plan b', 'plan a']);
	expect(await sorted({ sort: 'modified_at', direction: 'ASC' })).toEqual(['plan a', 'plan b']);
	expect(await sorted({ direction: 'DESC' })).toHaveLength(2);
});

test('what the account has come to by a shared link, marked with the link', async () => {
	const { colleague } = box.emulator.users;
	const theirs = box.emulator.addFile({ name: 'plan of theirs', content: '', as: colleague.id });
	box.emulator.addFile({ name: 'plan of mine', content: '' });
	const link = { file: byId(theirs.id) };
	const shared = await box.run('sharedLink', 'create', link, { credential: box.as(colleague.id) });
	const { url } = shared.json[0]?.shared_link as { url: string };
	await box.run('sharedLink', 'resolve', { sharedLink: url });
	const options = { includeRecentSharedLinks: true };
	const { json } = await search({}, { options });
	expect(json).toMatchObject([
		{ type: 'file', id: theirs.id, name: 'plan of theirs', accessible_via_shared_link: url },
		{ type: 'file', name: 'plan of mine', accessible_via_shared_link: null },
	]);
	expect(json[0]).not.toHaveProperty('item');
	expect(await found({}, { options: { ...options, fields: 'size' }, limit: 1 })).toEqual([
		undefined,
	]);
	expect(await found({}, { options: { includeRecentSharedLinks: false } })).toEqual([
		'plan of mine',
	]);
});

test('as an AI agent gives them: texts for numbers and lists', async () => {
	addFiles('plan a.pdf', 'plan b.pdf', 'plan c.txt');
	const filters = {
		contentTypes: '["name"]',
		fileExtensions: '["pdf"]',
		createdAfter: '2026-01-02T00:00:00Z',
		maxSize: '10',
		type: 'file',
		owners: { users: [{ user: box.emulator.users.admin.login }] },
	};
	const options = { sort: 'modified_at', direction: 'ASC', includeRecentSharedLinks: 'true' };
	expect(await found(filters, { limit: '5', options })).toEqual(['plan b.pdf']);
});

refuses(box, async (parameters) => await search({}, parameters), [
	[{ query: '' }, "'Search Text' is empty"],
	[{ query: ' ', filters: { type: 'file' } }, "'Search Text' is empty"],
	[{ filters: { metadataValues: '{ "a": 1 }' } }, "'Metadata Values' need 'Metadata Template'"],
	[
		{ filters: { createdAfter: '2026-01-02', createdBefore: '2026-01-01' } },
		"'Created Before' is below 'Created After'",
	],
	[
		{
			filters: { updatedAfter: '2026-01-01T10:00:00+02:00', updatedBefore: '2026-01-01T07:59:59Z' },
		},
		"'Updated Before' is below 'Updated After'",
	],
	[
		{ filters: { deletedAfter: '2026-01-02', deletedBefore: '2026-01-01' } },
		"'Deleted Before' is below 'Deleted After'",
	],
	[{ filters: { createdAfter: 'soon' } }, "'Created After' is not a date and time"],
	[{ filters: { minSize: 10, maxSize: 9 } }, "'Max Size' is below 'Min Size'"],
	[{ filters: { minSize: -1 } }, "'Min Size' is not a whole number of 0 or more"],
	[{ filters: { maxSize: '1 MB' } }, "'Max Size' is not a whole number of 0 or more"],
	[
		{ filters: { fileExtensions: 'pdf,tar.gz' } },
		"'File Extensions' has 'tar.gz', which is no extension",
	],
	[
		{ filters: { fileExtensions: '={{ [] }}' } },
		"'File Extensions' is empty: its expression {{ [] }} gives nothing",
	],
	[{ filters: { owners: {} } }, "'Owners' is empty"],
	[{ filters: { recentUpdaters: {} } }, "'Updated By' is empty"],
	[{ filters: { owners: users('ann') } }, "'Owners › User 1' is not the ID of a user: 'ann'"],
	[
		{ filters: { contentTypes: ['tag'] } },
		"'Content Types' has 'tag', which is none of comments, description, file_content, name, tags",
	],
	[
		{ filters: { trashContent: 'all_items', deletedBy: users('12') } },
		"'Trash' has to be Trash Only with 'Deleted By'",
	],
	[
		{ filters: { trashContent: 'non_trashed_only', deletedAfter: '2026-01-01' } },
		"'Trash' has to be Trash Only with 'Deleted After'",
	],
	[
		{ options: { direction: 'ASC' } },
		"'Sort Direction' can only be Ascending if 'Sort By' is Last Modified",
	],
]);
