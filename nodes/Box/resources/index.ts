import type { Resources } from '../framework/types';
import { ai } from './ai';
import { collaboration } from './collaboration';
import { comment } from './comment';
import { event } from './event';
import { file } from './file';
import { fileVersion } from './fileVersion';
import { folder } from './folder';
import { group } from './group';
import { metadata } from './metadata';
import { metadataTemplate } from './metadataTemplate';
import { search } from './search';
import { sharedLink } from './sharedLink';
import { signRequest } from './signRequest';
import { task } from './task';
import { trash } from './trash';
import { user } from './user';
import { webhook } from './webhook';
import { webLink } from './webLink';

/** All that the Box node can do. */
export const resources: Resources = {
	ai,
	collaboration,
	comment,
	event,
	file,
	fileVersion,
	folder,
	group,
	metadata,
	metadataTemplate,
	search,
	sharedLink,
	signRequest,
	task,
	trash,
	user,
	webLink,
	webhook,
};
