import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, byPath, fromList, only, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file }) => await run({ file: byId(file) });

const box = useBox();

const create = async (parameters: INodeParameters) =>
	await box.run('sharedLink', 'create', parameters);

const linkOf = (json: IDataObject) => json.shared_link as IDataObject;

const file = () => box.emulator.addFile({ name: 'a.txt', content: 'x' });

test("with the account's default access", async () => {
	const { id } = file();
	const run = await create({ file: byId(id) });
	expect(only(run)).toMatchObject({
		type: 'file',
		id,
		name: 'a.txt',
		shared_link: { access: 'open', is_password_enabled: false },
	});
	expect(linkOf(only(run)).url).toMatch(/^http.*\/s\/\w+/);
	expect(box.emulator.find('/a.txt')?.sharedLink).toMatchObject({ access: 'open' });
});

test('of a folder, for the company, with no downloads', async () => {
	box.emulator.addFolder({ name: 'Reports' });
	const run = await create({
		itemType: 'folder',
		folder: byPath('/Reports'),
		access: 'company',
		options: { canDownload: false },
	});
	expect(linkOf(only(run))).toMatchObject({
		access: 'company',
		permissions: { can_download: false },
	});
});

test('of a web link', async () => {
	const { id } = box.emulator.addWebLink({ name: 'Site' });
	const site = { itemType: 'web_link', webLink: byPath('/Site'), access: 'open' };
	const options = {
		...{ password: 'Secret-123', unsharedAt: '2036-01-31T09:00:00Z' },
		...{ vanityName: 'quarterly-report', canDownload: false, canEdit: false },
	};
	const link = only(await create({ ...site, options }));
	expect(link).toMatchObject({ type: 'web_link', id, name: 'Site' });
	expect(linkOf(link)).toMatchObject({
		...{ access: 'open', is_password_enabled: true, vanity_name: 'quarterly-report' },
		permissions: { can_download: false, can_edit: false },
	});
	const empty = { unsharedAt: '', vanityName: '', password: '' };
	expect(linkOf(only(await create({ ...site, options: empty })))).toMatchObject({
		...{ url: linkOf(link).url, vanity_name: null, is_password_enabled: false },
	});
});

test('with a password, an expiry, a name and permissions', async () => {
	const { id } = file();
	const run = await create({
		file: byId(id),
		access: 'open',
		options: {
			password: 'Secret-123',
			unsharedAt: '2036-01-31T09:00:00Z',
			vanityName: 'quarterly-report',
			canDownload: true,
		},
	});
	expect(linkOf(only(run))).toMatchObject({
		is_password_enabled: true,
		vanity_name: 'quarterly-report',
		permissions: { can_download: true, can_edit: false },
	});
	expect(Date.parse(String(linkOf(only(run)).unshared_at))).toBe(Date.UTC(2036, 0, 31, 9));
	expect(JSON.stringify(run.items)).not.toContain('Secret-123');
});

test('changes an existing link and leaves the rest of it as it is', async () => {
	const { id } = file();
	const first = only(
		await create({ file: byId(id), access: 'open', options: { canDownload: false } }),
	);
	const second = only(
		await create({ file: byId(id), options: { vanityName: 'quarterly-report' } }),
	);
	expect(linkOf(second)).toMatchObject({
		url: linkOf(first).url,
		access: 'open',
		vanity_name: 'quarterly-report',
		permissions: { can_download: false },
	});
});

test('an empty password takes the password away', async () => {
	const { id } = file();
	const options = { password: 'Secret-123', vanityName: 'quarterly-report' };
	only(await create({ file: byId(id), access: 'open', options }));
	const run = await create({ file: byId(id), access: 'open', options: { password: '' } });
	expect(linkOf(only(run))).toMatchObject({
		is_password_enabled: false,
		vanity_name: 'quarterly-report',
	});
});

describe('left empty on purpose', () => {
	const ALL = {
		password: 'Secret-123',
		vanityName: 'quarterly-report',
		unsharedAt: '2036-01-31T09:00:00Z',
	};
	const kept = {
		is_password_enabled: true,
		vanity_name: 'quarterly-report',
		unshared_at: expect.stringContaining('2036-01-31'),
	};

	test.each([
		['password', { is_password_enabled: false }],
		['vanityName', { vanity_name: null, vanity_url: null }],
		['unsharedAt', { unshared_at: null }],
	])('%s takes away what is there, and nothing else', async (option, gone) => {
		for (const empty of ['', '  ', '=']) {
			const { id } = file();
			only(await create({ file: byId(id), access: 'open', options: ALL }));
			const run = await create({ file: byId(id), access: 'open', options: { [option]: empty } });
			expect(linkOf(only(run))).toMatchObject({ ...kept, ...gone });
			box.emulator.reset();
		}
	});

	test.each([
		['password', 'Password', "to remove the link's password"],
		['unsharedAt', 'Expires At', 'for a link that does not expire'],
	])('%s by an expression takes nothing away', async (option, label, wanted) => {
		const { id } = file();
		only(await create({ file: byId(id), access: 'open', options: ALL }));
		const options = { [option]: '={{ "" }}' };
		const { error } = await create({ file: byId(id), access: 'open', options });
		expect(error).toMatchObject({
			message: expect.stringMatching(`^'${label}' is empty: its expression .* gives nothing$`),
			description: `Check that the input has this value, or correct the expression. Leave the field itself empty, without an expression, ${wanted}.`,
			context: { itemIndex: 0 },
		});
		expect(box.emulator.find('/a.txt')?.sharedLink).toMatchObject({ password: 'Secret-123' });
	});

	test('a new link, and one of a folder, take it as well', async () => {
		const folder = box.emulator.addFolder({ name: 'Reports' });
		const run = await create({
			itemType: 'folder',
			folder: byId(folder.id),
			options: { vanityName: '', unsharedAt: '', password: '' },
		});
		expect(linkOf(only(run))).toMatchObject({
			vanity_name: null,
			unshared_at: null,
			is_password_enabled: false,
		});
	});
});

test("a link that exists is given the account's default access too", async () => {
	const { id } = file();
	only(await create({ file: byId(id), access: 'collaborators' }));
	const run = await create({ file: byId(id), options: { unsharedAt: '2036-01-31T09:00:00Z' } });
	expect(linkOf(only(run))).toMatchObject({ access: 'open' });
});

test('a time without a zone is meant in the zone of the workflow', async () => {
	const { id } = file();
	const run = await box.run(
		'sharedLink',
		'create',
		{ file: byId(id), options: { unsharedAt: '2036-07-01T09:00:00' } },
		{ settings: { timezone: 'America/New_York' } },
	);
	expect(Date.parse(String(linkOf(only(run)).unshared_at))).toBe(Date.UTC(2036, 6, 1, 13));
});

test('a date of n8n, from an expression', async () => {
	const { id } = file();
	const run = await create({
		file: byId(id),
		options: { unsharedAt: '={{ DateTime.fromISO("2036-07-01T09:00:00+02:00") }}' },
	});
	expect(Date.parse(String(linkOf(only(run)).unshared_at))).toBe(Date.UTC(2036, 6, 1, 7));
});

test('what only Box can know is wrong says which value it is', async () => {
	const { id } = file();
	const run = await create({ file: byId(id), options: { unsharedAt: '2001-01-01T00:00:00Z' } });
	expect(run.error).toMatchObject({
		httpCode: '400',
		message: expect.stringContaining('unshared_at'),
	});
});

test('a file that does not exist', async () => {
	const run = await create({ file: byId('404') });
	expect(run.error?.message).toContain("('File', ID 404)");
});

test.each([
	[{ options: { password: 'short' } }, "'Password' is too weak for Box"],
	[{ options: { password: 'onlyletters' } }, "'Password' is too weak for Box"],
	[
		{ access: 'company', options: { password: 'Secret-123' } },
		"'Password' is only for the access 'Anyone With the Link'",
	],
	[{ options: { vanityName: 'short' } }, "'Vanity Name' is too short"],
	[{ options: { unsharedAt: 'soon' } }, "'Expires At' is not a date and time"],
	[{ access: '={{ "all" }}' }, "'Access' is none of default, open, collaborators, company"],
	[
		{ access: 'collaborators', options: { canDownload: false } },
		"'Can Download' is not for the access 'Collaborators'",
	],
	[{ options: { canEdit: true, canDownload: false } }, "'Can Edit' requires 'Can Download'"],
	[{ file: fromList('') }, "'File' is empty"],
	[{ itemType: '={{ "note" }}' }, "'Item Type' is none of file, folder, web_link"],
	[
		{ itemType: 'folder', folder: byId('12'), options: { canEdit: true } },
		"'Can Edit' is for files only",
	],
	[
		{ itemType: 'web_link', webLink: byId('12'), options: { canEdit: true } },
		"'Can Edit' is for files only",
	],
	[
		{ itemType: 'web_link', webLink: byId('12'), options: { canEdit: '={{ "true" }}' } },
		"'Can Edit' is for files only",
	],
	[
		{ itemType: 'folder', folder: byId('0') },
		"'Folder' is the root folder, which cannot be shared",
	],
] as Array<[INodeParameters, string]>)(
	'%o is refused before anything is sent',
	async (parameters, message) => {
		const { error } = await create({ file: byId('12'), ...parameters });
		expect(error).toMatchObject({ name: 'NodeOperationError', message });
		expect(JSON.stringify(error?.message) + String(error?.description)).not.toContain('Secret');
		expect(box.calls()).toEqual([]);
	},
);

test('a link that lets edit', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const options = { canEdit: true };
	const run = await box.run('sharedLink', 'create', { file: byId(id), access: 'open', options });
	expect(linkOf(only(run))).toMatchObject({ permissions: { can_edit: true } });
});
