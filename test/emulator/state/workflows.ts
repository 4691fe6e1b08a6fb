import type { Folder } from './model';
import type { Row } from './table';
import { Table } from './table';

/** What a step of a workflow of Box Relay can be. */
export const OUTCOMES = [
	'add_metadata',
	'assign_task',
	'copy_file',
	'copy_folder',
	'create_folder',
	'delete_file',
	'delete_folder',
	'lock_file',
	'move_file',
	'move_folder',
	'remove_watermark_file',
	'rename_folder',
	'restore_folder',
	'share_file',
	'share_folder',
	'unlock_file',
	'upload_file',
	'wait_for_task',
	'watermark_file',
	'go_back_to_step',
	'apply_file_classification',
	'apply_folder_classification',
	'send_notification',
] as const;

/** A step of a workflow, by Box's own keys. */
export interface Outcome {
	id: string;
	name: string;
	action_type: (typeof OUTCOMES)[number];
}

/** A workflow of Box Relay that is started by hand, with the one flow it has. */
export interface Workflow extends Row {
	name: string;
	description: string;
	is_enabled: boolean;
	folder: Folder;
	flowId: string;
	outcomes: Outcome[];
}

/** Box's web app makes them. */
export const WORKFLOWS = new Table<Workflow>();

/** What starts a workflow of Box Automate by hand. */
export interface WorkflowAction extends Row {
	description: string;
	folder: Folder;
	workflow: { id: string; name: string };
}

/** Box's web app makes them, too. */
export const WORKFLOW_ACTIONS = new Table<WorkflowAction>();
