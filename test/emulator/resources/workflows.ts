import { findItem } from '../actions/find';
import { startAction, startWorkflow } from '../actions/workflows';
import { BoxProblem } from '../errors';
import { byMarker } from '../server/paging';
import { userMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import type { Folder } from '../state/model';
import type { Workflow, WorkflowAction } from '../state/workflows';
import { WORKFLOW_ACTIONS, WORKFLOWS } from '../state/workflows';
import { action, listing } from '../tables/declaration';
import { any, choice, id, list, required, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { onItem } from '../tables/rights';

type Placed = { folder: Folder };
const seesFolder = onItem<Placed>('see', ({ folder }) => folder);

/** Which rows are for the folder that the query names. */
function ofFolder(call: Call, { folder_id }: { folder_id: string }) {
	const wanted = findItem(call, 'folder', folder_id);
	return ({ folder }: Placed) => folder === wanted;
}

const outcome = ({ id: outcomeId, name, action_type }: Workflow['outcomes'][number]) => ({
	id: outcomeId,
	type: 'outcome',
	name,
	action_type,
	if_rejected: [],
});

const flowOf = ({ flowId, folder, outcomes, createdAt, createdBy }: Workflow) => ({
	id: flowId,
	type: 'flow',
	trigger: {
		type: 'trigger',
		trigger_type: 'WORKFLOW_MANUAL_START',
		scope: [
			{
				type: 'trigger_scope',
				ref: '/event/source/parameters/folder',
				object: { type: 'folder', id: folder.id },
			},
		],
	},
	outcomes: outcomes.map(outcome),
	created_at: boxTime(createdAt),
	created_by: { type: 'user', id: createdBy },
});

/** Box Relay: https://developer.box.com/reference/resources/workflow/ */
export const workflows = resource({
	type: 'workflow',
	table: WORKFLOWS,
	path: '/workflows',
	fields: false,
	get: false,
	sees: seesFolder,
	shape: {
		standard: ['name', 'description', 'is_enabled', { flows: (workflow) => [flowOf(workflow)] }],
	},
	lists: [
		listing({
			path: '/workflows',
			paging: byMarker(),
			query: { folder_id: required(id()), trigger_type: choice(['WORKFLOW_MANUAL_START']) },
			rows: ofFolder,
		}),
	],
	actions: [
		action({
			method: 'POST',
			path: '/workflows/:id/start',
			find: (call, { id: workflowId = '' }) => {
				const found = WORKFLOWS.of(call.box.world).get(workflowId);
				if (found && seesFolder(call, found)) return found;
				throw new BoxProblem(404, 'workflow_not_found', 'There is no such workflow');
			},
			status: 204,
			empty: true,
			body: required(
				object({
					type: choice(['workflow_parameters']),
					flow: required(object({ type: choice(['flow']), id: required(id()) })),
					files: required(list(object({ type: choice(['file']), id: required(id()) }), { min: 1 })),
					folder: required(object({ type: choice(['folder']), id: required(id()) })),
					outcomes: list(
						object({
							id: required(id()),
							collaborators: any(),
							completion_rule: any(),
							file_collaborator_role: any(),
							task_collaborators: any(),
							role: any(),
						}),
					),
				}),
			),
			run: startWorkflow,
		}),
	],
});

/** Box Automate: https://developer.box.com/reference/v2026.0/resources/automate-workflow-action/ */
export const automateWorkflows = resource({
	type: 'workflow_action',
	table: WORKFLOW_ACTIONS,
	path: '/automate_workflows',
	version: '2026.0',
	fields: false,
	get: false,
	sees: seesFolder,
	shape: {
		standard: [
			'description',
			{
				action_type: () => 'run_workflow',
				created_at: ({ createdAt }) => boxTime(createdAt),
				updated_at: ({ modifiedAt }) => boxTime(modifiedAt),
				created_by: ({ createdBy }, { box }) => userMini(box.world.user(createdBy)),
				updated_by: ({ createdBy }, { box }) => userMini(box.world.user(createdBy)),
				workflow: ({ workflow }) => ({ type: 'workflow', ...workflow }),
			},
		],
	},
	lists: [
		listing({
			path: '/automate_workflows',
			paging: byMarker(),
			query: { folder_id: required(id()) },
			rows: ofFolder,
		}),
	],
	actions: [
		action({
			method: 'POST',
			path: '/automate_workflows/:id/start',
			find: ({ box }, { id: wanted }) =>
				WORKFLOW_ACTIONS.filter(box.world, ({ workflow }) => workflow.id === wanted)[0],
			status: 204,
			empty: true,
			body: required(
				object({
					workflow_action_id: required(text({ min: 1 })),
					file_ids: required(list(id(), { min: 1 })),
				}),
			),
			run: (call, row: WorkflowAction, request) => startAction(call, row, request),
		}),
	],
});
