import { comments } from './comments';
import { folderLocks } from './folderLocks';
import { groups } from './groups';
import { hubs } from './hubs';
import { memberships } from './memberships';
import { metadataTemplates } from './metadataTemplates';
import { signRequests } from './signRequests';
import { signTemplates } from './signTemplates';
import { taskAssignments } from './taskAssignments';
import { tasks } from './tasks';
import { webhooks } from './webhooks';

/** All declared resources. */
export const RESOURCES = [
	comments,
	folderLocks,
	groups,
	hubs,
	memberships,
	metadataTemplates,
	signRequests,
	signTemplates,
	taskAssignments,
	tasks,
	webhooks,
];
