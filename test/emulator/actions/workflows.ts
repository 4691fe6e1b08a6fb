import { badRequest, BoxProblem, notFound } from '../errors';
import type { Call } from '../state/box';
import type { File, Folder } from '../state/model';
import { ancestors } from '../state/model';
import type { Outcome, Workflow, WorkflowAction } from '../state/workflows';
import { WORKFLOW_ACTIONS, WORKFLOWS } from '../state/workflows';
import { findItem } from './find';
import { trashItem } from './trash';

/** What every row made by Box's web app begins with. */
function made({ box: { world }, viewer }: Call) {
	const now = world.now();
	return { id: world.nextId(), createdBy: viewer.user.id, createdAt: now, modifiedAt: now };
}

/** What a fixture says of a workflow of Box Relay. */
export interface WorkflowRequest {
	folderId: string;
	name: string;
	description?: string;
	isEnabled?: boolean;
	outcomes?: ReadonlyArray<Outcome['action_type']>;
}

/** Makes a workflow of Box Relay as Box's web app does: no request of the API does. */
export function addWorkflow(call: Call, request: WorkflowRequest): Workflow {
	const { folderId, name, description = '', isEnabled = true, outcomes = [] } = request;
	const { world } = call.box;
	const workflow: Workflow = {
		...made(call),
		name,
		description,
		is_enabled: isEnabled,
		folder: findItem(call, 'folder', folderId),
		flowId: world.nextId(),
		outcomes: outcomes.map((type) => ({ id: world.nextId(), name: type, action_type: type })),
	};
	WORKFLOWS.of(world).set(workflow.id, workflow);
	return workflow;
}

/** Makes a workflow of Box Automate, and what starts it by hand, as Box's web app does. */
export function addWorkflowAction(
	call: Call,
	{ folderId, name, description = '' }: WorkflowRequest,
): WorkflowAction {
	const { world } = call.box;
	const folder = findItem(call, 'folder', folderId);
	const workflow = { id: world.nextId(), name };
	const action: WorkflowAction = { ...made(call), description, folder, workflow };
	WORKFLOW_ACTIONS.of(world).set(action.id, action);
	return action;
}

/** What a request to start a workflow of Box Relay says. */
export interface StartRequest {
	flow: { id: string };
	files: Array<{ id: string }>;
	folder: { id: string };
	outcomes?: Array<{ id: string }>;
}

const refused = (code: string, message: string, status = 400) =>
	new BoxProblem(status, code, message);

/** A file that the caller may see; 403 in the words of Box Relay otherwise. */
function accessible(call: Call, id: string): File {
	try {
		return findItem(call, 'file', id);
	} catch (error) {
		if (!(error instanceof BoxProblem)) throw error;
		throw refused('insufficient_access', `There is no access to the file ${id}`, 403);
	}
}

const isIn = (folder: Folder, file: File) => ancestors(file).includes(folder);

/** Starts a workflow of Box Relay: https://developer.box.com/reference/post-workflows-id-start/ */
export function startWorkflow(call: Call, workflow: Workflow, request: StartRequest): void {
	const { folder, outcomes } = workflow;
	if (request.flow.id !== workflow.flowId) {
		throw refused('flow_missing_or_inaccessible', 'The workflow has no such flow', 404);
	}
	if (!workflow.is_enabled) throw refused('workflow_is_not_enabled', 'The workflow is off');
	if (request.folder.id !== folder.id) {
		const code = 'workflow_not_active_on_provided_folder';
		throw refused(code, 'The workflow is for another folder');
	}
	const files = new Set(request.files.map(({ id }) => accessible(call, id)));
	const ids = new Set(outcomes.map((each) => each.id));
	const isKnown = (request.outcomes ?? []).every((each) => ids.has(each.id));
	if (!isKnown || ![...files].every((file) => isIn(folder, file))) {
		const code = 'parameters_provided_do_not_match_target_outcome';
		throw refused(code, 'The files or outcomes are not those of the workflow');
	}
	run(call, workflow, files);
}

/** Does what the workflow's maker may do; whoever started it does not hear of the rest. */
function run({ box }: Call, { createdBy, outcomes }: Workflow, files: Iterable<File>): void {
	const maker: Call = { box, viewer: { user: box.world.user(createdBy) } };
	if (!outcomes.some((each) => each.action_type === 'delete_file')) return;
	for (const file of files) {
		try {
			trashItem(maker, file);
		} catch (error) {
			if (!(error instanceof BoxProblem)) throw error;
		}
	}
}

/** Starts a workflow of Box Automate, which does nothing here. */
export function startAction(
	call: Call,
	action: WorkflowAction,
	request: { workflow_action_id: string; file_ids: string[] },
): void {
	const { workflow_action_id: id, file_ids: fileIds } = request;
	if (id !== action.id) throw notFound(id, 'workflow_action_id');
	const files = fileIds.map((each) => findItem(call, 'file', each));
	if (files.every((file) => isIn(action.folder, file))) return;
	throw badRequest('file_ids', 'The files have to be in the folder of the workflow');
}
