import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const NOW = Date.UTC(2026, 0, 1);
const DAY = 24 * 3600 * 1000;

describe('what the emulator holds and retains', () => {
	let emulator: Emulator;
	let box: Api;
	let time: number;

	beforeEach(async () => {
		time = NOW;
		emulator = await startEmulator({ now: () => time, accessTokenSeconds: 10_000_000 });
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const post = async (path: string, body: object) => await box.call('POST', `/2.0${path}`, body);
	const get = async (path: string) => (await box.call('GET', `/2.0${path}`)).json;
	const idOf = ({ json }: Answer) => String(at(json, 'id'));
	const ids = (json: unknown, ...keys: string[]) => {
		const entries = at(json, 'entries');
		return Array.isArray(entries) ? entries.map((each) => at(each, ...keys, 'id')) : [];
	};
	const newVersion = async (id: string) =>
		await box.upload(`/api/2.0/files/${id}/content`, [
			['attributes', JSON.stringify({ name: 'a.txt' })],
			['file', new Blob(['new'])],
		]);

	describe('by legal holds', () => {
		const policy = async (more: object = { is_ongoing: true }) =>
			idOf(await post('/legal_hold_policies', { policy_name: 'Case', ...more }));
		const assign = async (policy_id: string, type: string, id: string) =>
			await post('/legal_hold_policy_assignments', { policy_id, assign_to: { type, id } });

		it('is what an assignment says, in its current and its past versions', async () => {
			const folder = emulator.addFolder({ name: 'Case' });
			const { id } = emulator.addFile({ name: 'a.txt', content: 'a', parentId: folder.id });
			emulator.addFile({ name: 'b.txt', content: 'b' });
			await newVersion(id);
			const held = await policy();
			const assignment = await assign(held, 'folder', folder.id);
			const path = `/legal_hold_policy_assignments/${idOf(assignment)}`;

			expect(assignment.status).toBe(201);
			expect(await get(path)).toEqual(assignment.json);
			expect(ids(await get(`${path}/files_on_hold`))).toEqual([id]);
			expect(ids(await get(`${path}/file_versions_on_hold`))).toHaveLength(1);
			const list = await get(`/file_version_legal_holds?policy_id=${held}`);
			expect(ids(list, 'file')).toEqual([id, id]);
			const one = await get(`/file_version_legal_holds/${String(ids(list)[0])}`);
			expect(one).toEqual(at(list, 'entries', 0));
			expect(at(one, 'legal_hold_policy_assignments', 0, 'id')).toBe(idOf(assignment));
			expect(at(await get(`/legal_hold_policies/${held}`), 'assignment_counts')).toMatchObject({
				folder: 1,
				file: 0,
			});
			expect((await box.call('GET', '/2.0/file_version_legal_holds/1')).status).toBe(404);
			const empty = await get('/file_version_legal_holds?policy_id=1');
			expect(ids(empty)).toEqual([]);
		});

		it('is what a custodian made in the policy’s time', async () => {
			const { colleague } = emulator.users;
			const as = colleague.id;
			emulator.addFile({ name: 'early.txt', content: 'a', as });
			time += 10 * DAY;
			const late = emulator.addFile({ name: 'late.txt', content: 'a', as });
			const held = await policy({
				filter_started_at: new Date(NOW + 5 * DAY).toISOString(),
				filter_ended_at: new Date(NOW + 20 * DAY).toISOString(),
			});

			for (const type of ['user', 'ownership', 'interactions']) {
				const { json } = await assign(held, type, as);
				const path = `/legal_hold_policy_assignments/${String(at(json, 'id'))}/files_on_hold`;
				expect(ids(await get(path))).toEqual([late.id]);
			}
			const list = `/legal_hold_policy_assignments?policy_id=${held}`;
			expect(ids(await get(list))).toHaveLength(3);
			expect(ids(await get(`${list}&assign_to_type=user&assign_to_id=${as}`))).toHaveLength(1);
		});

		it('needs a policy with a time or without an end, of a name of its own', async () => {
			await policy();
			const date = '2026-01-01T00:00:00Z';
			const bodies = [
				{ policy_name: 'Other' },
				{ policy_name: 'Other', filter_started_at: date },
				{ policy_name: 'Other', is_ongoing: true, filter_started_at: date },
				{ policy_name: 'case', is_ongoing: true },
			];
			const refused = [];
			for (const body of bodies) refused.push((await post('/legal_hold_policies', body)).status);

			expect(refused).toEqual([400, 400, 400, 409]);
		});

		it('is of the enterprise, once', async () => {
			const held = await policy();
			const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
			const version = emulator.addFile({ name: 'b.txt', content: 'b' }).id;
			const foreign = emulator.addFile({
				name: 'c.txt',
				content: 'c',
				as: emulator.users.outsider.id,
			});
			const versionId = String(at(await get(`/files/${version}`), 'file_version', 'id'));

			expect((await assign(held, 'file_version', versionId)).status).toBe(201);
			expect((await assign(held, 'file', id)).status).toBe(201);
			expect((await assign(held, 'file', id)).status).toBe(409);
			expect((await assign(held, 'folder', id)).status).toBe(404);
			expect((await assign(held, 'file', foreign.id)).status).toBe(404);
			expect((await assign(held, 'user', emulator.users.outsider.id)).status).toBe(404);
			expect((await assign('1', 'file', id)).status).toBe(404);
			const path = `/2.0/legal_hold_policies/${held}`;
			expect((await box.call('DELETE', path)).status).toBe(202);
			expect(ids(await get(`/file_version_legal_holds?policy_id=${held}`))).toEqual([]);
		});
	});

	describe('by retention policies', () => {
		const create = async (more: object) =>
			await post('/retention_policies', {
				policy_name: `Policy of ${JSON.stringify(more)}`,
				policy_type: 'finite',
				disposition_action: 'remove_retention',
				...more,
			});
		const assign = async (policy_id: string, type: string, id?: string, more: object = {}) =>
			await post('/retention_policy_assignments', {
				policy_id,
				assign_to: id === undefined ? { type } : { type, id },
				...more,
			});

		it('is what is in a folder, until the days are over', async () => {
			const folder = emulator.addFolder({ name: 'Kept' });
			const { id } = emulator.addFile({ name: 'a.txt', content: 'a', parentId: folder.id });
			await newVersion(id);
			const policy = await create({ retention_length: 30 });
			const assignment = await assign(idOf(policy), 'folder', folder.id);
			const path = `/retention_policy_assignments/${idOf(assignment)}`;

			expect(at(policy.json, 'retention_length')).toBe('30');
			expect(await get(path)).toEqual(assignment.json);
			expect(ids(await get(`${path}/files_under_retention`))).toEqual([id]);
			expect(ids(await get(`${path}/file_versions_under_retention`))).toEqual([id]);
			const list = await get('/file_version_retentions');
			expect(ids(list, 'file')).toEqual([id, id]);
			const first = at(list, 'entries', 0);
			expect(Date.parse(String(at(first, 'disposition_at')))).toBe(NOW + 30 * DAY);
			expect(await get(`/file_version_retentions/${String(at(first, 'id'))}`)).toEqual(first);
			const filtered = async (query: string) =>
				ids(await get(`/file_version_retentions?${query}`)).length;
			const end = encodeURIComponent(new Date(NOW + 30 * DAY).toISOString());
			expect(await filtered(`file_id=${id}&policy_id=${idOf(policy)}`)).toBe(2);
			expect(await filtered(`disposition_before=${end}`)).toBe(2);
			expect(await filtered('disposition_after=2026-06-01T00:00:00Z')).toBe(0);
			expect(await filtered('disposition_action=permanently_delete')).toBe(0);
			const of = `/retention_policies/${idOf(policy)}/assignments`;
			expect(ids(await get(`${of}?type=folder`))).toEqual([idOf(assignment)]);
			expect(ids(await get(`${of}?type=enterprise`))).toEqual([]);
			expect((await box.call('DELETE', `/2.0${path}`)).status).toBe(204);
			expect(ids(await get('/file_version_retentions'))).toEqual([]);
		});

		it('is kept by the policy that is longest', async () => {
			const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
			const short = idOf(await create({ retention_length: 1 }));
			const long = idOf(await create({ policy_type: 'indefinite' }));
			await assign(short, 'enterprise');
			await assign(long, 'enterprise');

			const list = await get('/file_version_retentions');
			expect(ids(list, 'file')).toEqual([id]);
			expect(ids(list, 'winning_retention_policy')).toEqual([long]);
			expect(at(list, 'entries', 0, 'disposition_at')).toBeUndefined();
			expect((await assign(short, 'enterprise')).status).toBe(409);
			expect((await box.call('GET', '/2.0/file_version_retentions/1')).status).toBe(404);
		});

		it('follows a template, from a date of it', async () => {
			const file = emulator.addFile({ name: 'a.txt', content: 'a' });
			emulator.addFile({ name: 'b.txt', content: 'b' });
			const fields = [
				{ type: 'date', key: 'end', displayName: 'End' },
				{ type: 'string', key: 'name', displayName: 'Name' },
			] as const;
			const template = emulator.addMetadataTemplate({ displayName: 'Contract', fields });
			const values = { name: 'A' };
			const of = { scope: 'enterprise', templateKey: 'contract', values };
			emulator.addMetadata({ itemType: 'file', itemId: file.id, ...of });
			const policy = idOf(await create({ retention_length: '30' }));
			const [date, text] = template.fields.map(({ id }) => ({ start_date_field: id }));

			const wrong = await assign(policy, 'metadata_template', template.id, text);
			expect(wrong.status).toBe(400);
			const made = await assign(policy, 'metadata_template', template.id, date);
			expect(made.status).toBe(201);
			const path = `/retention_policy_assignments/${idOf(made)}/files_under_retention`;
			expect(ids(await get(path))).toEqual([file.id]);
		});

		it('keeps to the rules of its type', async () => {
			const refused = [
				await create({}),
				await create({ retention_length: 'indefinite' }),
				await create({ policy_type: 'indefinite', retention_length: 5 }),
				await create({ policy_type: 'indefinite', disposition_action: 'permanently_delete' }),
				await create({ policy_type: 'indefinite', max_extension_length: 5 }),
				await create({ retention_length: 5, custom_notification_recipients: [{ id: '1' }] }),
			];
			expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 404]);

			const policy = idOf(await create({ retention_length: 5 }));
			const folder = emulator.addFolder({ name: 'a' });
			const wrong = [
				await assign(policy, 'enterprise', '31000001'),
				await assign(policy, 'folder'),
				await assign(policy, 'folder', folder.id, { filter_fields: [{ field: 'a', value: 'b' }] }),
				await assign(policy, 'folder', '1'),
				await assign('1', 'folder', folder.id),
			];
			expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400, 404, 404]);
		});

		it('cannot be lifted if the policy is not modifiable', async () => {
			const policy = await create({ retention_length: 5, retention_type: 'non_modifiable' });
			const path = `/2.0/retention_policies/${idOf(policy)}`;
			const folder = emulator.addFolder({ name: 'a' });
			const assignment = await assign(idOf(policy), 'folder', folder.id);

			expect((await box.call('PUT', path, { retention_length: 4 })).status).toBe(403);
			expect((await box.call('PUT', path, { retention_type: 'modifiable' })).status).toBe(403);
			expect((await box.call('PUT', path, { retention_length: 6 })).status).toBe(200);
			expect((await box.call('DELETE', path)).status).toBe(403);
			const assigned = `/2.0/retention_policy_assignments/${idOf(assignment)}`;
			expect((await box.call('DELETE', assigned)).status).toBe(403);
			const retired = await box.call('PUT', path, { status: 'retired' });
			expect(at(retired.json, 'status')).toBe('retired');
		});
	});

	it('is for administrators alone', async () => {
		const { colleague } = emulator.users;
		const other = api(emulator, emulator.connect(colleague.id).access_token);
		const paths = [
			'/legal_hold_policies',
			'/legal_hold_policy_assignments?policy_id=1',
			'/file_version_legal_holds?policy_id=1',
			'/retention_policies',
			'/file_version_retentions',
		];

		for (const path of paths) expect((await other.call('GET', `/2.0${path}`)).status).toBe(403);
	});
});
