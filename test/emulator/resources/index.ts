import { aiAgents } from './aiAgents';
import { allowedDomains } from './allowedDomains';
import { archives } from './archives';
import { barrierReports } from './barrierReports';
import { barriers } from './barriers';
import { cascadePolicies } from './cascadePolicies';
import { comments } from './comments';
import { devicePins } from './devicePins';
import { emailAliases } from './emailAliases';
import { exemptUsers } from './exemptUsers';
import { fileRequests } from './fileRequests';
import { folderLocks } from './folderLocks';
import { groups } from './groups';
import { hubs } from './hubs';
import { invites } from './invites';
import { legalHoldAssignments } from './legalHoldAssignments';
import { legalHoldPolicies } from './legalHoldPolicies';
import { memberships } from './memberships';
import { metadataTemplates } from './metadataTemplates';
import { restrictions } from './restrictions';
import { retentionAssignments } from './retentionAssignments';
import { retentionPolicies } from './retentionPolicies';
import { segmentMembers } from './segmentMembers';
import { segments } from './segments';
import { shieldLists } from './shieldLists';
import { signRequests } from './signRequests';
import { signTemplates } from './signTemplates';
import { storagePolicies } from './storagePolicies';
import { storagePolicyAssignments } from './storagePolicyAssignments';
import { taskAssignments } from './taskAssignments';
import { tasks } from './tasks';
import { termsOfServices } from './termsOfServices';
import { termsOfServiceUserStatuses } from './termsOfServiceUserStatuses';
import { webhooks } from './webhooks';
import { automateWorkflows, workflows } from './workflows';

/** All declared resources. */
export const RESOURCES = [
	aiAgents,
	allowedDomains,
	archives,
	automateWorkflows,
	barrierReports,
	barriers,
	cascadePolicies,
	comments,
	devicePins,
	emailAliases,
	exemptUsers,
	fileRequests,
	folderLocks,
	groups,
	hubs,
	invites,
	legalHoldAssignments,
	legalHoldPolicies,
	memberships,
	metadataTemplates,
	restrictions,
	retentionAssignments,
	retentionPolicies,
	segmentMembers,
	segments,
	shieldLists,
	signRequests,
	signTemplates,
	storagePolicies,
	storagePolicyAssignments,
	taskAssignments,
	tasks,
	termsOfServices,
	termsOfServiceUserStatuses,
	webhooks,
	workflows,
];
