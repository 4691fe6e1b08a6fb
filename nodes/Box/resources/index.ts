import type { Resources } from '../framework/types';
import { event } from './event';
import { file } from './file';
import { folder } from './folder';
import { search } from './search';
import { sharedLink } from './sharedLink';
import { user } from './user';

/** All that the Box node can do. */
export const resources: Resources = { event, file, folder, search, sharedLink, user };
