import type { Emulator } from '../emulator';
import type { Witness } from './sdk';
import { eachWithWitness } from './sdk';

describe('Box’s own SDK, on what people do with files', () => {
	let emulator: Emulator;
	let sdk: Witness;
	let id: string;

	eachWithWitness((started) => ({ emulator, sdk } = started));
	beforeEach(() => {
		id = emulator.addFile({ name: 'lease.txt', content: 'The lease ends in 2040.' }).id;
	});

	it('comments and answers', async () => {
		const { comments } = sdk.client;
		const comment = await comments.createComment({
			message: 'Please sign',
			item: { id, type: 'file' },
		});
		const answer = await comments.createComment({
			message: 'Done',
			item: { id: comment.id ?? '', type: 'comment' },
		});
		await comments.updateCommentById(comment.id ?? '', { requestBody: { message: 'Sign it' } });
		const all = await comments.getFileComments(id);
		await comments.deleteCommentById(comment.id ?? '');

		expect(answer.isReplyComment).toBe(true);
		expect(all.entries?.map(({ message }) => message)).toEqual(['Sign it', 'Done']);
		await expect(comments.getCommentById(comment.id ?? '')).rejects.toMatchObject({
			responseInfo: { statusCode: 404 },
		});
	});

	it('gives out a task, which is then done', async () => {
		const { tasks, taskAssignments } = sdk.client;
		const task = await tasks.createTask({ item: { id, type: 'file' }, action: 'complete' });
		const assignment = await taskAssignments.createTaskAssignment({
			task: { id: task.id ?? '', type: 'task' },
			assignTo: { id: emulator.users.admin.id },
		});
		await taskAssignments.updateTaskAssignmentById(assignment.id ?? '', {
			requestBody: { resolutionState: 'completed' },
		});

		expect(await tasks.getTaskById(task.id ?? '')).toMatchObject({ isCompleted: true });
		expect((await tasks.getFileTasks(id)).totalCount).toBe(1);
	});

	it('locks and unlocks a file', async () => {
		const { files } = sdk.client;
		const fields = ['lock'];
		const locked = await files.updateFileById(id, {
			requestBody: { lock: { access: 'lock', isDownloadPrevented: true } },
			queryParams: { fields },
		});
		const unlocked = await files.updateFileById(id, {
			requestBody: { lock: null },
			queryParams: { fields },
		});

		expect(locked.lock).toMatchObject({ isDownloadPrevented: true });
		expect(unlocked.lock).toBeUndefined();
	});

	it('invites somebody, changes the role and takes the access away', async () => {
		const { userCollaborations, listCollaborations } = sdk.client;
		const { login } = emulator.users.colleague;
		const made = await userCollaborations.createCollaboration({
			item: { id, type: 'file' },
			accessibleBy: { type: 'user', login },
			role: 'editor',
		});
		await userCollaborations.updateCollaborationById(made.id, { requestBody: { role: 'viewer' } });
		const all = await listCollaborations.getFileCollaborations(id);
		await userCollaborations.deleteCollaborationById(made.id);

		expect(all.entries).toMatchObject([{ role: 'viewer', accessibleBy: { login } }]);
		expect((await listCollaborations.getFileCollaborations(id)).entries).toEqual([]);
	});

	it('asks Box AI, and lets it extract', async () => {
		const items = [{ id, type: 'file' as const }];
		const { ai } = sdk.client;
		const answer = await ai.createAiAsk({
			mode: 'single_item_qa',
			prompt: 'When does the lease end?',
			items,
			includeCitations: true,
		});
		const { id: form } = emulator.addFile({ name: 'form.txt', content: 'customer: ACME' });
		const found = await ai.createAiExtractStructured({
			items: [{ id: form, type: 'file' as const }],
			fields: [{ key: 'customer', type: 'string' }],
		});

		expect(answer).toMatchObject({ answer: 'The lease ends in 2040.', citations: [{ id }] });
		expect(found.answer).toMatchObject({ customer: 'ACME' });
	});
});
