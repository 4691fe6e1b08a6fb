import type { INodeParameters } from 'n8n-workflow';

import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

/** Rows as the editor stores them. */
const signers = (...all: INodeParameters[]) => ({ signers: all });
const files = (...all: INodeParameters[]) => ({ files: all.map((file) => ({ file })) });

const ann = { email: 'ann@example.com', role: 'signer', options: {} };

export const sample: Sample = async ({ run, emulator, folder }) => {
	const { id } = emulator.addFile({ name: 'contract.pdf', content: 'x', parentId: folder });
	const options = {
		...{ embedUrlExternalUserId: '1', signerGroupId: 'a', language: 'en', order: 1 },
		...{ redirectUrl: 'https://example.com', declinedRedirectUrl: 'https://example.com' },
		...{ loginRequired: false, suppressNotifications: false, verificationPhoneNumber: '+4912345' },
	};
	await run({
		files: files(byId(id)),
		signers: signers({ ...ann, options }, { ...ann, email: 'ben@example.com', options }),
		additionalFields: {
			...{ daysValid: 30, emailMessage: 'Please', emailSubject: 'Sign', externalId: '1' },
			...{ externalSystemName: 'Shop', isDocumentPreparationNeeded: true },
			...{ redirectUrl: 'https://example.com', declinedRedirectUrl: 'https://example.com' },
			signatureColor: 'blue',
			prefillTags: {
				tags: [
					{ documentTagId: 'a', valueType: 'text', text: 'A' },
					{ documentTagId: 'b', valueType: 'checkbox', checkbox: true },
					{ documentTagId: 'c', valueType: 'date', date: '2026-01-31' },
				],
			},
		},
		options: { includeSigningUrls: true },
	});
	const { id: template } = emulator.addSignTemplate({ name: 'C', fileId: id, signers: [{}] });
	const fromTemplate = { createFrom: 'template', signTemplate: byId(template) };
	await run({ ...fromTemplate, signers: signers(ann) });
};

const box = useBox();
const create = box.operation('signRequest', 'create');

const inContracts = (name = 'contract.docx') => {
	const folder =
		box.emulator.find('/Contracts')?.id ?? box.emulator.addFolder({ name: 'Contracts' }).id;
	return box.emulator.addFile({ name, content: 'x', parentId: folder }).id;
};

const contract = () => ({ files: files(byId(inContracts())), signers: signers(ann) });

/** What was sent to Box, as far as the answer shows it. */
const SETTINGS = {
	are_reminders_enabled: true,
	are_text_signatures_enabled: false,
	days_valid: 30,
	declined_redirect_url: 'https://example.com/declined',
	email_message: '<b>Please</b> sign',
	email_subject: 'A contract',
	external_id: 'order-1',
	external_system_name: 'Shop',
	is_document_preparation_needed: true,
	name: 'Contract of Ann',
	redirect_url: 'https://example.com/signed',
	request_flow: 'cfr11',
	signature_color: 'red',
};

test('a file that a path names, for one signer', async () => {
	const id = inContracts();
	const made = only(
		await create({ files: files(byPath('/Contracts/contract.docx')), signers: signers(ann) }),
	);
	expect(made).toMatchObject({
		type: 'sign-request',
		name: 'contract.docx',
		status: 'converting',
		source_files: [{ id }],
		sign_files: { files: [{ name: 'contract.pdf' }] },
		parent_folder: { name: 'Contracts' },
		signers: [
			{ email: box.emulator.users.admin.login, role: 'final_copy_reader' },
			{ email: 'ann@example.com', role: 'signer' },
		],
	});
	expect(box.emulator.find('/Contracts/contract.pdf')).toBeDefined();
});

test('several files, several signers with all that can be said of them', async () => {
	const options = {
		declinedRedirectUrl: 'https://example.com/no',
		embedUrlExternalUserId: '7',
		isInPerson: true,
		language: 'de',
		loginRequired: true,
		order: 2,
		password: 'Secret-1',
		redirectUrl: 'https://example.com/yes',
		signerGroupId: 'managers',
		suppressNotifications: true,
	};
	const verificationPhoneNumber = '+14155550123';
	const made = only(
		await create({
			files: files(byId(inContracts('a.pdf')), byId(inContracts('b.pdf'))),
			signers: signers(
				{ ...ann, options },
				{ email: 'ben@example.com', role: 'approver', options: { signerGroupId: 'managers' } },
				{
					email: 'cem@example.com',
					role: 'final_copy_reader',
					options: { verificationPhoneNumber },
				},
			),
		}),
	);
	const group = expect.stringMatching(/^[\da-f-]{36}$/);
	expect(made.signers).toMatchObject([
		{},
		{
			...{ email: 'ann@example.com', declined_redirect_url: 'https://example.com/no' },
			...{ embed_url_external_user_id: '7', is_in_person: true, language: 'de' },
			...{ login_required: true, order: 2, redirect_url: 'https://example.com/yes' },
			...{ signer_group_id: group, suppress_notifications: true },
		},
		{ email: 'ben@example.com', role: 'approver', signer_group_id: group },
		{ role: 'final_copy_reader', verification_phone_number: '+14155550123' },
	]);
	expect(made.sign_files).toMatchObject({
		files: [{ name: 'a.pdf' }, { name: 'b.pdf' }].map(numbered),
	});
	expect(JSON.stringify(made)).not.toContain('Secret-1');
});

/** The PDF has another name where the file is one itself. */
const numbered = ({ name }: { name: string }) => ({ name: name.replace('.pdf', ' (1).pdf') });

test('all settings are sent, and a folder for what is signed', async () => {
	const { id } = box.emulator.addFolder({ name: 'Signed' });
	const additionalFields = {
		...{ areRemindersEnabled: true, areTextSignaturesEnabled: false, daysValid: '={{ "30" }}' },
		...{ declinedRedirectUrl: SETTINGS.declined_redirect_url, redirectUrl: SETTINGS.redirect_url },
		...{ emailMessage: SETTINGS.email_message, emailSubject: SETTINGS.email_subject },
		...{ externalId: SETTINGS.external_id, externalSystemName: 'Shop', name: SETTINGS.name },
		...{ isDocumentPreparationNeeded: true, requestFlow: 'cfr11', signatureColor: 'red' },
		parentFolder: byPath('/Signed'),
		prefillTags: {
			tags: [
				{ documentTagId: 'name', valueType: 'text', text: 'Ann' },
				{ documentTagId: 'agrees', valueType: 'checkbox', checkbox: false },
				{ documentTagId: 'day', valueType: 'date', date: '2026-01-31T00:00:00' },
			],
		},
	};
	const made = only(await create({ ...contract(), additionalFields }));
	expect(made).toMatchObject({
		...SETTINGS,
		name: `${SETTINGS.name}.pdf`,
		parent_folder: { id },
		prefill_tags: [
			{ document_tag_id: 'name', text_value: 'Ann' },
			{ document_tag_id: 'agrees', checkbox_value: false },
			{ document_tag_id: 'day', date_value: '2026-01-31' },
		],
	});
});

test('from a template, whose signers get their emails, or have them', async () => {
	const fileId = inContracts();
	const places = [{ email: 'boss@example.com', role: 'approver' as const }, {}];
	const { id } = box.emulator.addSignTemplate({ name: 'Contract', fileId, signers: places });
	const fromTemplate = { createFrom: 'template', signTemplate: byId(id) };
	const boss = { role: 'approver', options: {} };
	const made = only(await create({ ...fromTemplate, signers: signers(boss, ann) }));
	expect(made).toMatchObject({
		template_id: id,
		signers: [
			{},
			{ email: 'boss@example.com', role: 'approver' },
			{ email: 'ann@example.com', role: 'signer' },
		],
	});
	const done = { name: 'Done', fileId, signers: [{ email: 'boss@example.com' }] };
	const complete = byId(box.emulator.addSignTemplate(done).id);
	const sent = only(await create({ createFrom: 'template', signTemplate: complete }));
	expect(sent.signers).toMatchObject([{}, { email: 'boss@example.com' }]);
});

test('a template takes other files instead of its own', async () => {
	const fileId = inContracts();
	const { id } = box.emulator.addSignTemplate({ name: 'Contract', fileId, signers: [{}] });
	const other = byId(inContracts('offer.docx'));
	const given = { createFrom: 'template', signTemplate: byId(id), files: files(other) };
	expect(only(await create({ ...given, signers: signers(ann) }))).toMatchObject({
		source_files: [{ id: other.value }],
	});
});

test('URLs that sign are left out unless they are asked for', async () => {
	const given = {
		files: files(byId(inContracts())),
		signers: signers({ ...ann, options: { embedUrlExternalUserId: '7' } }),
		additionalFields: { isDocumentPreparationNeeded: true },
	};
	const plain = only(await create(given));
	expect(JSON.stringify(plain)).not.toMatch(/box\.com|embed_url"|prepare_url/);
	expect(only(await create({ ...given, options: { includeSigningUrls: true } }))).toMatchObject({
		prepare_url: expect.stringContaining('/prepare_doc/'),
		signers: [
			{ embed_url: null },
			{
				embed_url: expect.stringContaining('https://app.box.com/sign/'),
				iframeable_embed_url: expect.stringContaining('https://app.box.com/embed/sign/'),
			},
		],
	});
});

test('as another user, who is the sender then', async () => {
	const { id: asUser, login } = box.emulator.users.colleague;
	const { id } = box.emulator.addFile({ name: 'a.pdf', content: 'x', as: asUser });
	const given = { files: files(byId(id)), signers: signers(ann), requestOptions: { asUser } };
	expect(only(await create(given))).toMatchObject({
		sender_email: login,
		parent_folder: { name: 'My Sign Requests' },
	});
});

test('a file that is not there', async () => {
	const { error } = await create({ files: files(byId('404')), signers: signers(ann) });
	expect(error).toMatchObject(
		boxError(
			404,
			"Box knows no such item, or this account may not see it ('Files › File 1', ID 404)",
		),
	);
});

test('a file that may not be downloaded', async () => {
	const { emulator } = box;
	const fileId = inContracts();
	const userId = emulator.users.colleague.id;
	emulator.addCollaboration({ itemType: 'file', itemId: fileId, userId, role: 'previewer' });
	const { error } = await create(
		{ files: files(byId(fileId)), signers: signers(ann) },
		{ credential: box.as(userId) },
	);
	expect(error?.message).toContain('The connected account has no permission for this');
	expect(error).toMatchObject({ httpCode: '403', context: { itemIndex: 0 } });
});

test('what Box makes no PDF of', async () => {
	const { error } = await create({
		files: files(byId(inContracts('a.zip'))),
		signers: signers(ann),
	});
	expect(error?.message).toContain("source_files: The file type of 'a.zip' is not supported");
});

test('a template that Box does not know', async () => {
	const given = { createFrom: 'template', signTemplate: byId('ab-12'), signers: signers(ann) };
	const { error } = await create(given);
	expect(error).toMatchObject(
		boxError(
			404,
			"Box knows no such sign template, or this account may not see it ('Sign Template', ID ab-12)",
		),
	);
});

test('an app without the scope is told which', async () => {
	const { app } = box.emulator;
	app.scopes = app.scopes.filter((scope) => scope !== 'sign_requests.readwrite');
	const { error } = await create(contract());
	expect(error).toMatchObject({ httpCode: '403' });
	expect(error?.message).toContain('The app in Box may not use Box Sign');
	expect(error?.description).toContain('Add the scope "Manage signature requests"');
});

test('a password of a signer that Box repeats is in no error', async () => {
	const message = "Invalid value 'Secret-1'";
	const errors = [{ reason: 'invalid_parameter', name: 'signers.password', message }];
	const context_info = { errors };
	const body = { type: 'error', status: 400, code: 'bad_request', message, context_info };
	box.emulator.faults.add({ path: '/2.0/sign_requests', status: 400, body });
	const options = { password: '={{ "Secret-" + 1 }}' };
	const run = await create({ ...contract(), signers: signers({ ...ann, options }) });
	const said = JSON.stringify([run.error, run.error?.message, run.error?.description]);
	expect(said).toContain("signers.password: Invalid value '***'");
	expect(said).not.toContain('Secret-1');
});

const file = files(byId('12'));
const given = { files: file, signers: signers(ann) };

refuses(box, create, [
	[{ signers: signers(ann) }, "'Files' is empty"],
	[
		{ files: files(byId('a.pdf')), signers: signers(ann) },
		"'Files › File 1' is not the ID of a file: 'a.pdf'",
	],
	[
		{ files: files(...Array.from({ length: 11 }, () => byId('12'))), signers: signers(ann) },
		"'Files' has 11 rows",
	],
	[{ files: file }, "'Signers' is empty"],
	[
		{ files: file, signers: signers(...Array.from({ length: 36 }, () => ann)) },
		"'Signers' has 36 rows",
	],
	[
		{ files: file, signers: signers(ann, { ...ann, email: '' }) },
		"'Signers' has no email in row 2",
	],
	[
		{ files: file, signers: signers({ ...ann, email: 'Ann' }) },
		"'Signers › Email 1' is not an email address: 'Ann'",
	],
	[
		{
			files: file,
			signers: signers({ ...ann, options: { loginRequired: true, verificationPhoneNumber: '1' } }),
		},
		"'Signers › Verification Phone Number 1' does not go with 'Login Required'",
	],
	[
		{ files: file, signers: signers({ ...ann, options: { password: '' } }) },
		"'Signers › Password 1' is empty",
	],
	[
		{ files: file, signers: signers(ann, { ...ann, options: { verificationPhoneNumber: ' ' } }) },
		"'Signers › Verification Phone Number 2' is empty",
	],
	[
		{ files: file, signers: signers({ ...ann, options: { redirectUrl: 'example.com' } }) },
		"'Signers › Redirect URL 1' is not a URL: 'example.com'",
	],
	[{ createFrom: 'template', signers: signers(ann) }, "'Sign Template' is empty"],
	[
		{ createFrom: 'template', signTemplate: byId('Contract') },
		"'Sign Template' is not the ID of a sign template: 'Contract'",
	],
	[
		{ ...given, additionalFields: { daysValid: 731 } },
		"'Days Valid' is not a whole number from 0 to 730",
	],
	[
		{
			...given,
			additionalFields: {
				prefillTags: { tags: [{ documentTagId: '', valueType: 'text', text: 'a' }] },
			},
		},
		"'Prefill Tags › Tag ID 1' is empty",
	],
	[
		{
			...given,
			additionalFields: {
				prefillTags: { tags: [{ documentTagId: 'a', valueType: 'date', date: '' }] },
			},
		},
		"'Prefill Tags › Date 1' is empty",
	],
	[
		{ ...given, additionalFields: { parentFolder: byId('0') } },
		"'Parent Folder' is the root folder, which cannot be used for signed documents",
	],
]);
