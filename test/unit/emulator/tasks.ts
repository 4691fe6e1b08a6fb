import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

describe('tasks in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let fileId: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		fileId = emulator.addFile({ name: 'a.txt', content: 'a' }).id;
	});

	afterEach(async () => await end(emulator));

	const as = (user: { id: string }) => api(emulator, emulator.connect(user.id).access_token);
	const share = (role: 'editor' | 'viewer', { id: userId } = emulator.users.colleague) =>
		emulator.addCollaboration({ itemType: 'file', itemId: fileId, userId, role });
	const give = async (task: { id: string }, assign_to: object, client = box) =>
		await client.call('POST', '/2.0/task_assignments', {
			task: { type: 'task', id: task.id },
			assign_to,
		});
	const resolve = async (id: string, resolution_state: string, client = box) =>
		await client.call('PUT', `/2.0/task_assignments/${id}`, { resolution_state });
	const isCompleted = async ({ id }: { id: string }) =>
		at((await box.call('GET', `/2.0/tasks/${id}`)).json, 'is_completed');
	const idOf = ({ json }: Answer) => String(at(json, 'id'));

	it('are to review, by all, unless told otherwise', async () => {
		const made = await box.call('POST', '/2.0/tasks', { item: { type: 'file', id: fileId } });

		expect(made.json).toEqual({
			type: 'task',
			id: expect.any(String),
			item: expect.objectContaining({ type: 'file', id: fileId, name: 'a.txt' }),
			due_at: null,
			action: 'review',
			message: '',
			task_assignment_collection: { total_count: 0, entries: [] },
			is_completed: false,
			created_by: expect.objectContaining({ login: emulator.users.admin.login }),
			created_at: expect.any(String),
			completion_rule: 'all_assignees',
		});
	});

	it('are due at a time that can change', async () => {
		const { id } = emulator.addTask({ fileId, due_at: '2035-01-01T00:00:00Z' });
		const due = async (body: object) =>
			at((await box.call('PUT', `/2.0/tasks/${id}`, body)).json, 'due_at');

		expect(await due({ message: 'Soon' })).toBe('2034-12-31T16:00:00-08:00');
		expect(await due({ due_at: '2036-01-01T00:00:00Z' })).toBe('2035-12-31T16:00:00-08:00');
		expect(await due({ due_at: null })).toBeNull();
	});

	it('say who is to do them', async () => {
		const { colleague, admin } = emulator.users;
		share('viewer');
		const task = emulator.addTask({ fileId });

		const made = await give(task, { login: colleague.login.toUpperCase() });

		expect(made.status).toBe(201);
		expect(made.json).toEqual({
			type: 'task_assignment',
			id: expect.any(String),
			item: expect.objectContaining({ type: 'file', id: fileId }),
			assigned_to: expect.objectContaining({ id: colleague.id }),
			message: '',
			completed_at: null,
			assigned_at: expect.any(String),
			reminded_at: null,
			resolution_state: 'incomplete',
			assigned_by: expect.objectContaining({ id: admin.id }),
		});
		const list = { total_count: 1, entries: [made.json] };
		expect((await box.call('GET', `/2.0/tasks/${task.id}/assignments`)).json).toEqual(list);
		const found = await box.call('GET', `/2.0/tasks/${task.id}`);
		expect(at(found.json, 'task_assignment_collection')).toEqual(list);
		const one = await box.call('GET', `/2.0/task_assignments/${idOf(made)}`);
		expect(one.json).toEqual(made.json);
	});

	it.each([
		['all_assignees', [false, true]],
		['any_assignee', [true, true]],
	] as const)('are completed by %s', async (completion_rule, completed) => {
		const { admin, colleague } = emulator.users;
		share('viewer');
		const assignees = [admin.id, colleague.id];
		const task = emulator.addTask({ fileId, completion_rule, assignees });
		const [mine, theirs] = task.assignments.map(({ id }) => id);

		const done = await resolve(String(mine), 'approved');
		const seen = [await isCompleted(task)];
		await resolve(String(theirs), 'rejected', as(colleague));
		seen.push(await isCompleted(task));

		expect(at(done.json, 'completed_at')).toEqual(expect.any(String));
		expect(seen).toEqual(completed);
	});

	it('keep their assignees once they are completed, until one of them takes it back', async () => {
		const { id } = emulator.users.admin;
		const task = emulator.addTask({ fileId, action: 'complete', assignees: [id] });
		const assignment = String(task.assignments[0]?.id);
		const remove = async () => await box.call('DELETE', `/2.0/task_assignments/${assignment}`);

		await resolve(assignment, 'completed');
		const refused = [await remove(), await give(task, { id })];

		expect(refused.map(({ status }) => status)).toEqual([403, 403]);
		const back = await resolve(assignment, 'incomplete');
		expect(back.json).toMatchObject({ resolution_state: 'incomplete', completed_at: null });
		expect((await remove()).status).toBe(204);
	});

	it.each([
		['review', 'completed'],
		['complete', 'approved'],
	] as const)('to %s are never %s', async (action, state) => {
		const { id } = emulator.users.admin;
		const [assignment] = emulator.addTask({ fileId, action, assignees: [id] }).assignments;

		const refused = await resolve(String(assignment?.id), state);

		expect(refused.status).toBe(400);
		expect(refused.text).toContain('resolution_state');
	});

	it('are given to nobody who may not see the file', async () => {
		const task = emulator.addTask({ fileId });

		expect((await give(task, { id: emulator.users.colleague.id })).status).toBe(500);
		expect((await give(task, { login: 'nobody@example.com' })).status).toBe(500);
		expect((await give(task, {})).status).toBe(400);
		expect((await give({ id: '1' }, { id: emulator.users.admin.id })).status).toBe(404);
	});

	it('are an editor’s to give out, and a viewer’s to see and to do', async () => {
		const { colleague } = emulator.users;
		const viewer = as(colleague);
		const role = share('viewer');
		const task = emulator.addTask({ fileId, assignees: [colleague.id, emulator.users.admin.id] });
		const [own, other] = task.assignments.map(({ id }) => id);
		const create = async () =>
			await viewer.call('POST', '/2.0/tasks', { item: { type: 'file', id: fileId } });
		const path = `/2.0/tasks/${task.id}`;

		const refused = [
			await create(),
			await viewer.call('PUT', path, { message: 'x' }),
			await viewer.call('DELETE', path),
			await give(task, { id: colleague.id }, viewer),
			await viewer.call('DELETE', `/2.0/task_assignments/${String(own)}`),
			await resolve(String(other), 'approved', viewer),
		];
		expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
		expect((await viewer.call('GET', path)).status).toBe(200);
		expect((await resolve(String(own), 'approved', viewer)).status).toBe(200);
		await box.call('PUT', `/2.0/collaborations/${role.id}`, { role: 'editor' });
		expect((await create()).status).toBe(201);
		expect((await viewer.call('DELETE', path)).status).toBe(204);
	});

	it('are nothing to others, and end with their file, their assignee and themselves', async () => {
		const { colleague, outsider } = emulator.users;
		share('viewer');
		const task = emulator.addTask({ fileId, assignees: [colleague.id, emulator.users.admin.id] });
		const [own, other] = task.assignments.map(({ id }) => `/2.0/task_assignments/${id}`);
		const paths = [`/2.0/tasks/${task.id}`, String(other), `/2.0/tasks/${task.id}/assignments`];
		const statuses = async (client: Api) =>
			await Promise.all(paths.map(async (path) => (await client.call('GET', path)).status));

		expect(await statuses(as(outsider))).toEqual([404, 404, 404]);
		expect((await as(outsider).call('GET', `/2.0/files/${fileId}/tasks`)).status).toBe(404);
		await box.call('DELETE', `/2.0/users/${colleague.id}`);
		expect((await box.call('GET', String(own))).status).toBe(404);
		expect(await statuses(box)).toEqual([200, 200, 200]);
		await box.call('DELETE', `/2.0/files/${fileId}`);
		expect(await statuses(box)).toEqual([404, 404, 404]);
		await box.call('POST', `/2.0/files/${fileId}`, {});
		expect(await statuses(box)).toEqual([200, 200, 200]);
		await box.call('DELETE', `/2.0/tasks/${task.id}`);
		expect(await statuses(box)).toEqual([404, 404, 404]);
	});

	it('are told of', async () => {
		const { admin, colleague } = emulator.users;
		share('viewer');
		const task = emulator.addTask({ fileId, assignees: [admin.id, colleague.id] });
		const [own, other] = task.assignments.map(({ id }) => String(id));
		await box.call('PUT', `/2.0/tasks/${task.id}`, { message: 'Please' });
		await box.call('PUT', `/2.0/task_assignments/${String(own)}`, { message: 'Later' });
		await box.call('DELETE', `/2.0/task_assignments/${String(other)}`);

		for (const user of [admin, colleague]) {
			expect(emulator.eventsOf(user.id).slice(-3)).toMatchObject([
				{ event_type: 'TASK_CREATE', source: { type: 'task', id: task.id } },
				{ event_type: 'TASK_ASSIGNMENT_CREATE', source: { type: 'task_assignment', id: own } },
				{ event_type: 'TASK_ASSIGNMENT_CREATE', source: { type: 'task_assignment', id: other } },
			]);
		}
		const types = [
			['TASK_CREATE', undefined],
			['TASK_ASSIGNMENT_CREATE', own],
			['TASK_ASSIGNMENT_CREATE', other],
			['TASK_UPDATE', undefined],
			['TASK_ASSIGNMENT_UPDATE', own],
			['TASK_ASSIGNMENT_DELETE', other],
		] as const;
		const filter = [...new Set(types.map(([type]) => type))].join(',');
		const path = `/2.0/events?stream_type=admin_logs&event_type=${filter}`;
		expect(at((await box.call('GET', path)).json, 'entries')).toMatchObject(
			types.map(([event_type, id]) => ({
				event_type,
				source: { item_type: 'file', item_id: fileId, item_name: 'a.txt' },
				additional_details: {
					task_id: task.id,
					...(id === undefined ? {} : { task_assignment_id: id }),
				},
			})),
		);
	});
});
