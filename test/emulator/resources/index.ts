import { comments } from './comments';
import { folderLocks } from './folderLocks';
import { groups } from './groups';
import { memberships } from './memberships';
import { metadataTemplates } from './metadataTemplates';
import { webhooks } from './webhooks';

/** All declared resources. */
export const RESOURCES = [comments, folderLocks, groups, memberships, metadataTemplates, webhooks];
