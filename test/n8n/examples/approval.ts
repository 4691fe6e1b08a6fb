import { failures, fileAt } from './box';
import type { Example } from './types';

const NEW = '/For approval/new.txt';
const APPROVED = 'approved.txt';
const REJECTED = '/For approval/rejected.txt';
const TAG = 'approval requested';

export const approval: Example = {
	file: 'approval-by-task.json',
	id: 'exampleApproval1',
	starts: 'manual',
	toTry: 'Approval by Task: run it, and see which files got a task, and which moved to /Approved.',
	prepare(emulator) {
		const { colleague } = emulator.users;
		emulator.addFolder({ name: 'Approved' });
		const { id: parentId } = emulator.addFolder({ name: 'For approval' });
		emulator.addCollaboration({
			itemType: 'folder',
			itemId: parentId,
			userId: colleague.id,
			role: 'editor',
		});
		emulator.addFile({ name: 'new.txt', parentId, content: 'new' });
		for (const state of ['approved', 'rejected'] as const) {
			const file = emulator.addFile({ name: `${state}.txt`, parentId, content: state });
			file.tags.push(TAG);
			const { assignments } = emulator.addTask({ fileId: file.id, assignees: [colleague.id] });
			for (const assignment of assignments) {
				assignment.resolution_state = state;
				assignment.completedAt = Date.now();
			}
		}
	},
	problems(emulator) {
		const asked = emulator
			.requests()
			.filter(({ method, path }) => method === 'POST' && path === '/2.0/task_assignments');
		return failures([
			[fileAt(emulator, NEW)?.tags.includes(TAG) ?? false, `${NEW} has no tag`],
			[asked.length === 1, `${asked.length} approvals were asked for, not one`],
			[!!emulator.find(`/Approved/${APPROVED}`), `${APPROVED} did not move`],
			[!!emulator.find(REJECTED), `${REJECTED} moved`],
		]);
	},
};
