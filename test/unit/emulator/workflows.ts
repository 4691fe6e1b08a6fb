import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const codes = ({ status, json }: Answer) => [status, at(json, 'code')];

describe('workflows in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let colleague: Api;
	let folder: string;
	let inside: string;
	let outside: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		colleague = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
		folder = emulator.addFolder({ name: 'Inbox' }).id;
		inside = emulator.addFile({ name: 'a.txt', content: 'a', parentId: folder }).id;
		outside = emulator.addFile({ name: 'b.txt', content: 'b' }).id;
	});

	afterEach(async () => await end(emulator));

	describe('of Box Relay', () => {
		const add = (more: Partial<Parameters<Emulator['addWorkflow']>[0]> = {}) =>
			emulator.addWorkflow({ folderId: folder, name: 'Clean', outcomes: ['delete_file'], ...more });
		const start = async (id: string, body: object, by = box) =>
			await by.call('POST', `/2.0/workflows/${id}/start`, body);
		const parameters = (flow: string, files = [inside]) => ({
			type: 'workflow_parameters',
			flow: { type: 'flow', id: flow },
			files: files.map((id) => ({ type: 'file', id })),
			folder: { type: 'folder', id: folder },
		});

		it('are listed by their folder', async () => {
			const made = add({ description: 'Takes all away' });
			const other = emulator.addFolder({ name: 'Other' }).id;
			add({ folderId: other });
			const list = async (query: string, by = box) =>
				await by.call('GET', `/2.0/workflows?${query}`);
			const { json } = await list(`folder_id=${folder}&trigger_type=WORKFLOW_MANUAL_START`);

			expect(at(json, 'entries')).toMatchObject([
				{
					type: 'workflow',
					id: made.id,
					name: 'Clean',
					description: 'Takes all away',
					is_enabled: true,
					flows: [
						{
							type: 'flow',
							id: made.flowId,
							trigger: {
								trigger_type: 'WORKFLOW_MANUAL_START',
								scope: [{ object: { type: 'folder', id: folder } }],
							},
							outcomes: [{ type: 'outcome', action_type: 'delete_file' }],
							created_by: { id: emulator.users.admin.id },
						},
					],
				},
			]);
			const refused = [
				await list(''),
				await list(`folder_id=${folder}&trigger_type=OTHER`),
				await list('folder_id=404'),
				await list(`folder_id=${folder}`, colleague),
			];
			expect(refused.map(({ status }) => status)).toEqual([400, 400, 404, 404]);
		});

		it('do what they do with the files, once', async () => {
			const { id, flowId, outcomes } = add();
			const kept = emulator.addFile({ name: 'c.txt', content: 'c', parentId: folder }).id;
			const body = { ...parameters(flowId, [inside, inside]), outcomes: [{ id: outcomes[0]?.id }] };
			const started = await start(id, body);

			expect([started.status, started.text]).toEqual([204, '']);
			expect(emulator.find('/Inbox/a.txt')).toBeUndefined();
			expect(emulator.find('/Inbox/c.txt')).toMatchObject({ id: kept });
			const trash = await box.call('GET', '/2.0/folders/trash/items');
			expect(at(trash.json, 'entries', 0, 'id')).toBe(inside);
			const harmless = add({ outcomes: ['send_notification'] });
			const other = await start(harmless.id, parameters(harmless.flowId, [kept]));
			expect(other.status).toBe(204);
			expect(emulator.find('/Inbox/c.txt')).toBeDefined();
		});

		it('do not more than their maker may', async () => {
			const { colleague: maker } = emulator.users;
			emulator.addCollaboration({
				...{ itemType: 'folder', itemId: folder, role: 'viewer', userId: maker.id },
			});
			const { id, flowId } = add({ as: maker.id });

			expect((await start(id, parameters(flowId))).status).toBe(204);
			expect(emulator.find('/Inbox/a.txt')).toBeDefined();
		});

		it('are not started with what does not fit', async () => {
			const { id, flowId } = add();
			const off = add({ isEnabled: false });
			const refused = [
				await start('404', parameters(flowId)),
				await start(id, parameters(flowId), colleague),
				await start(id, parameters(off.flowId)),
				await start(off.id, parameters(off.flowId)),
				await start(id, { ...parameters(flowId), folder: { type: 'folder', id: '0' } }),
				await start(id, parameters(flowId, ['404'])),
				await start(id, parameters(flowId, [outside])),
				await start(id, { ...parameters(flowId), outcomes: [{ id: '404' }] }),
				await start(id, parameters(flowId, [])),
				await start(id, { ...parameters(flowId), type: 'parameters' }),
				await start(id, { ...parameters(flowId), flow: undefined }),
			];

			expect(refused.map(codes)).toEqual([
				[404, 'workflow_not_found'],
				[404, 'workflow_not_found'],
				[404, 'flow_missing_or_inaccessible'],
				[400, 'workflow_is_not_enabled'],
				[400, 'workflow_not_active_on_provided_folder'],
				[403, 'insufficient_access'],
				[400, 'parameters_provided_do_not_match_target_outcome'],
				[400, 'parameters_provided_do_not_match_target_outcome'],
				[400, 'bad_request'],
				[400, 'bad_request'],
				[400, 'bad_request'],
			]);
			expect(emulator.find('/Inbox/a.txt')).toBeDefined();
		});

		it('end with their folder', async () => {
			const { id, flowId } = add();
			await box.call('DELETE', `/2.0/folders/${folder}?recursive=true`);
			expect(codes(await start(id, parameters(flowId)))).toEqual([404, 'workflow_not_found']);
			await box.call('DELETE', `/2.0/folders/${folder}/trash`);
			expect(codes(await start(id, parameters(flowId)))).toEqual([404, 'workflow_not_found']);
		});
	});

	describe('of Box Automate', () => {
		const call = async (method: string, path: string, body?: object, by = box) =>
			await by.call(method, `/2.0/automate_workflows${path}`, body, { 'box-version': '2026.0' });

		it('are listed by their folder, and started for its files', async () => {
			const made = emulator.addAutomateWorkflow({ folderId: folder, name: 'Approve' });
			const { json } = await call('GET', `?folder_id=${folder}`);

			expect(at(json, 'entries')).toMatchObject([
				{
					type: 'workflow_action',
					id: made.id,
					action_type: 'run_workflow',
					workflow: { type: 'workflow', id: made.workflow.id, name: 'Approve' },
					created_by: { id: emulator.users.admin.id },
				},
			]);
			const path = `/${made.workflow.id}/start`;
			const body = { workflow_action_id: made.id, file_ids: [inside] };
			const started = await call('POST', path, body);
			expect([started.status, started.text]).toEqual([204, '']);

			const refused = [
				await call('GET', ''),
				await call('GET', `?folder_id=${folder}`, undefined, colleague),
				await box.call('GET', `/2.0/automate_workflows?folder_id=${folder}`),
				await call('POST', '/404/start', body),
				await call('POST', path, body, colleague),
				await call('POST', path, { ...body, workflow_action_id: '404' }),
				await call('POST', path, { ...body, file_ids: ['404'] }),
				await call('POST', path, { ...body, file_ids: [outside] }),
				await call('POST', path, { ...body, file_ids: [] }),
				await call('POST', path, { file_ids: [inside] }),
			];
			expect(refused.map(({ status }) => status)).toEqual([
				400, 404, 400, 404, 404, 404, 404, 400, 400, 400,
			]);
		});

		it('end with their folder', async () => {
			const made = emulator.addAutomateWorkflow({ folderId: folder, name: 'Approve' });
			await box.call('DELETE', `/2.0/folders/${folder}?recursive=true`);
			await box.call('DELETE', `/2.0/folders/${folder}/trash`);
			const body = { workflow_action_id: made.id, file_ids: [outside] };
			expect((await call('POST', `/${made.workflow.id}/start`, body)).status).toBe(404);
		});
	});
});
