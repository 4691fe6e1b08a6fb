import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('sign requests in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let folderId: string;
	let fileId: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		folderId = emulator.addFolder({ name: 'Contracts' }).id;
		fileId = emulator.addFile({ name: 'a.docx', content: 'a', parentId: folderId }).id;
	});

	afterEach(async () => await end(emulator));

	const as = (user: { id: string }) => api(emulator, emulator.connect(user.id).access_token);
	const create = async (more: object = {}, client = box) =>
		await client.call('POST', '/2.0/sign_requests', {
			source_files: [{ type: 'file', id: fileId }],
			signers: [{ email: 'ann@example.com' }],
			...more,
		});
	const where = ({ json }: Answer) => `/2.0/sign_requests/${String(at(json, 'id'))}`;
	const codes = ({ status, json }: Answer) => [status, at(json, 'code')];
	const wrong = (answer: Answer) => [
		answer.status,
		at(answer.json, 'context_info', 'errors', 0, 'name'),
	];

	it('copy the file as a PDF, and send the sender a copy, too', async () => {
		const made = await create();

		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({
			type: 'sign-request',
			id: expect.stringMatching(/^[\da-f-]{36}$/),
			name: 'a.docx',
			status: 'converting',
			source_files: [{ type: 'file', id: fileId }],
			sign_files: { files: [{ name: 'a.pdf' }], is_ready_for_download: false },
			parent_folder: { id: folderId },
			signers: [
				{ email: emulator.users.admin.login, role: 'final_copy_reader' },
				{ email: 'ann@example.com', role: 'signer', embed_url: null, is_in_person: false },
			],
			prepare_url: null,
			auto_expire_at: null,
			collaborator_level: 'owner',
			are_text_signatures_enabled: true,
			are_reminders_enabled: false,
		});
		expect(emulator.find('/Contracts/a.pdf')).toBeDefined();
		await create();
		expect(emulator.find('/Contracts/a (1).pdf')).toBeDefined();
	});

	it('go from converting to sent, or to where the document is prepared', async () => {
		const read = async (made: Answer) => (await box.call('GET', where(made))).json;
		const sent = await create();
		const prepared = await create({ is_document_preparation_needed: true });

		expect(at(sent.json, 'status')).toBe('converting');
		expect(at(await read(sent), 'status')).toBe('sent');
		expect(await read(prepared)).toMatchObject({
			status: 'created',
			prepare_url: expect.stringContaining('/prepare_doc/'),
		});
	});

	it('expire after their days', async () => {
		const request = emulator.addSignRequest({ fileId, signers: [{ email: 'a@example.com' }] });
		Object.assign(request, { status: 'sent', days_valid: 2 });
		const path = `/2.0/sign_requests/${request.id}`;

		expect((await box.call('GET', path)).json).toMatchObject({
			status: 'sent',
			auto_expire_at: expect.any(String),
		});
		request.createdAt -= 2 * 24 * 3600 * 1000;
		expect(at((await box.call('GET', path)).json, 'status')).toBe('expired');
	});

	it('show addresses for signing to an application that knows its signers', async () => {
		const signers = [{ email: 'ann@example.com', embed_url_external_user_id: '1', password: 'pw' }];
		const { json } = await create({ signers });

		expect(at(json, 'signers', 1)).toMatchObject({
			embed_url: expect.stringContaining('https://app.box.com/sign/document/'),
			iframeable_embed_url: expect.stringContaining('https://app.box.com/embed/sign/document/'),
		});
		expect(JSON.stringify(json)).not.toContain('pw');
	});

	it('give signers of one group one new id', async () => {
		const of = (email: string, signer_group_id: string) => ({ email, signer_group_id });
		const { json } = await create({
			signers: [of('a@example.com', 'x'), of('b@example.com', 'x'), of('c@example.com', 'y')],
		});

		const groups = [1, 2, 3].map((row) => at(json, 'signers', row, 'signer_group_id'));
		expect(groups[0]).toMatch(/^[\da-f-]{36}$/);
		expect(groups).toEqual([groups[0], groups[0], undefined]);
	});

	it('put what is signed where it is told, or into a folder of its own', async () => {
		const { id } = emulator.addFolder({ name: 'Signed' });
		const inRoot = emulator.addFile({ name: 'b.pdf', content: 'b' });
		const source_files = [{ type: 'file', id: inRoot.id }];

		await create({ parent_folder: { type: 'folder', id } });
		await create({ source_files });
		await create({ source_files });

		expect(emulator.find('/Signed/a.pdf')).toBeDefined();
		expect(emulator.find('/My Sign Requests/b.pdf')).toBeDefined();
		expect(emulator.find('/My Sign Requests/b (1).pdf')).toBeDefined();
	});

	it.each([
		['no files', { source_files: [] }, [400, 'source_files']],
		['nobody to sign', { signers: [] }, [400, 'signers']],
		[
			'readers only',
			{ signers: [{ email: 'a@b.c', role: 'final_copy_reader' }] },
			[400, 'signers'],
		],
		['no email', { signers: [{ role: 'signer' }] }, [400, 'signers.email']],
		['a wrong email', { signers: [{ email: 'Ann' }] }, [400, 'signers.email']],
		['the root folder', { parent_folder: { type: 'folder', id: '0' } }, [400, 'parent_folder']],
		['too many days', { days_valid: 731 }, [400, 'days_valid']],
		['a color of its own', { signature_color: 'green' }, [400, 'signature_color']],
		['a tag of no value', { prefill_tags: [{ document_tag_id: 'a' }] }, [400, 'prefill_tags']],
		['an unknown template', { template_id: 'ab-12' }, [404, 'template_id']],
		[
			'a login and a phone number',
			{ signers: [{ email: 'a@b.c', login_required: true, verification_phone_number: '123' }] },
			[400, 'signers.verification_phone_number'],
		],
	])('are refused with %s', async (_what, more, expected) => {
		expect(wrong(await create(more))).toEqual(expected);
	});

	it('take documents only, which the sender may download', async () => {
		const zip = emulator.addFile({ name: 'a.zip', content: 'z' });
		const source_files = [{ type: 'file', id: zip.id }];
		const { colleague } = emulator.users;

		expect(wrong(await create({ source_files }))).toEqual([400, 'source_files']);
		expect((await create({}, as(colleague))).status).toBe(404);
		const share = { itemType: 'file', itemId: fileId, userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, role: 'previewer' });
		expect(codes(await create({}, as(colleague)))).toEqual([
			403,
			'access_denied_insufficient_permissions',
		]);
	});

	it('are cancelled by who has sent them, once they are converted and until they have ended', async () => {
		const { colleague } = emulator.users;
		const share = { itemType: 'folder', itemId: folderId, userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, role: 'editor' });
		const made = await create();
		const cancel = async (client = box, body?: object) =>
			await client.call('POST', `${where(made)}/cancel`, body);

		expect(codes(await cancel())).toEqual([400, 'bad_request']);
		await box.call('GET', where(made));
		expect((await cancel(as(colleague))).status).toBe(403);
		expect((await cancel(as(emulator.users.outsider))).status).toBe(404);
		expect(await cancel(box, { reason: 'Changed' })).toMatchObject({
			status: 200,
			json: { status: 'cancelled' },
		});
		expect(codes(await cancel())).toEqual([400, 'bad_request']);
	});

	it.each(['signed', 'declined', 'expired', 'error_sending', 'finalizing'] as const)(
		'are left alone when %s',
		async (status) => {
			const request = emulator.addSignRequest({ fileId, signers: [{ email: 'a@example.com' }] });
			request.status = status;
			const path = `/2.0/sign_requests/${request.id}`;

			expect((await box.call('POST', `${path}/cancel`)).status).toBe(400);
			expect((await box.call('POST', `${path}/resend`)).status).toBe(400);
		},
	);

	it('are sent again, ten minutes later', async () => {
		const request = emulator.addSignRequest({ fileId, signers: [{ email: 'a@example.com' }] });
		const path = `/2.0/sign_requests/${request.id}`;
		await box.call('GET', path);

		expect((await box.call('POST', `${path}/resend`)).status).toBe(400);
		request.emailedAt = (request.emailedAt ?? 0) - 10 * 60 * 1000;
		expect(await box.call('POST', `${path}/resend`)).toMatchObject({ status: 202, text: '' });
		expect((await box.call('POST', `${path}/resend`)).status).toBe(400);
	});

	it('are listed for who has sent them, or for who sees what is signed', async () => {
		const { admin, colleague } = emulator.users;
		const { json } = await create();
		const ids = async (query: string, client = box) => {
			const list = (await client.call('GET', `/2.0/sign_requests${query}`)).json;
			return (at(list, 'entries') as unknown[]).map((each) => at(each, 'id'));
		};
		const other = as(colleague);

		expect(await ids('')).toEqual([at(json, 'id')]);
		expect(await ids('?shared_requests=true')).toEqual([]);
		expect(await ids('?shared_requests=true', other)).toEqual([]);
		const share = { itemType: 'folder', itemId: folderId, userId: colleague.id } as const;
		emulator.addCollaboration({ ...share, role: 'viewer' });
		expect(await ids('', other)).toEqual([]);
		expect(await ids(`?shared_requests=true&senders=${admin.login}`, other)).toHaveLength(1);
		expect(await ids('?shared_requests=true&senders=x@example.com', other)).toEqual([]);
		expect(wrong(await other.call('GET', '/2.0/sign_requests?senders=a@b.c'))).toEqual([
			400,
			'senders',
		]);
	});

	it('are gone with their documents or their folder', async () => {
		const made = await create();
		await box.call('DELETE', `/2.0/files/${emulator.find('/Contracts/a.pdf')?.id}`);

		expect((await box.call('GET', where(made))).status).toBe(404);
		expect(at((await box.call('GET', '/2.0/sign_requests')).json, 'entries')).toEqual([]);
	});

	it('are named, and the document with them if it is alone', async () => {
		const made = await create({ name: 'Offer 1.2' });
		expect(made.json).toMatchObject({
			name: 'Offer 1.2.pdf',
			sign_files: { files: [{ name: 'Offer 1.2.pdf' }] },
		});
		const second = emulator.addFile({ name: 'b.pdf', content: 'b' }).id;
		const source_files = [fileId, second].map((id) => ({ type: 'file', id }));
		const more = await create({ name: 'Both.pdf', source_files });
		expect(more.json).toMatchObject({
			name: 'Both.pdf',
			sign_files: { files: [{ name: 'a.pdf' }, { name: 'b.pdf' }] },
		});
	});

	it('follow a template', async () => {
		const template = emulator.addSignTemplate({
			name: 'Contract',
			fileId,
			isLocked: true,
			signers: [{ email: 'boss@example.com', role: 'approver' }, { order: 2 }],
		});
		const template_id = template.id;
		const signers = [{}, { email: 'ann@example.com' }];
		const made = await create({ template_id, source_files: null, signers });

		expect(made.json).toMatchObject({
			template_id,
			signers: [
				{},
				{ email: 'boss@example.com', role: 'approver' },
				{ email: 'ann@example.com', order: 2 },
			],
			sign_files: { files: [{ name: 'a.pdf' }] },
		});
		expect(wrong(await create({ template_id, signers }))).toEqual([400, 'source_files']);
		expect(wrong(await create({ template_id, source_files: [], signers: [] }))).toEqual([
			400,
			'signers.email',
		]);
		const list = (await box.call('GET', '/2.0/sign_templates')).json;
		expect(at(list, 'entries')).toMatchObject([{ id: template_id, name: 'Contract' }]);
		const { colleague } = emulator.users;
		const path = `/2.0/sign_templates/${template_id}`;
		expect((await as(colleague).call('GET', path)).status).toBe(404);
	});

	it('are told of', async () => {
		const made = await create();
		await box.call('GET', where(made));
		await box.call('POST', `${where(made)}/cancel`);
		const types = 'SIGN_DOCUMENT_CREATED,SIGN_DOCUMENT_CANCELLED';
		const path = `/2.0/events?stream_type=admin_logs&event_type=${types}`;

		expect(at((await box.call('GET', path)).json, 'entries')).toMatchObject(
			types.split(',').map((event_type) => ({
				event_type,
				source: { item_type: 'file', item_name: 'a.pdf' },
				additional_details: { sign_request_id: at(made.json, 'id') },
			})),
		);
	});

	it('need the scope of the application', async () => {
		emulator.app.scopes = emulator.app.scopes.filter((each) => !each.startsWith('sign_'));
		const refused = [
			await create(),
			await box.call('GET', '/2.0/sign_requests'),
			await box.call('GET', '/2.0/sign_templates'),
		];

		expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
	});
});
