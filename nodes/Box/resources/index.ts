import type { Resources } from '../framework/types';
import { ai } from './ai';
import { collaboration } from './collaboration';
import { comment } from './comment';
import { event } from './event';
import { file } from './file';
import { folder } from './folder';
import { group } from './group';
import { metadata } from './metadata';
import { search } from './search';
import { sharedLink } from './sharedLink';
import { task } from './task';
import { trash } from './trash';
import { user } from './user';

/** All that the Box node can do. */
export const resources: Resources = {
	ai,
	collaboration,
	comment,
	event,
	file,
	folder,
	group,
	metadata,
	search,
	sharedLink,
	task,
	trash,
	user,
};
