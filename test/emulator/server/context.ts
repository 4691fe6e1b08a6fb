import type { App } from '../state/app';
import type { AppKeys } from '../state/appKeys';
import type { Box } from '../state/box';
import type { Validator } from '../validation/validator';
import type { Faults } from './faults';
import type { RequestLog } from './log';
import type { Timers } from './timers';
import type { RateLimits } from './types';

/** What all routes of one emulator share. */
export interface Context {
	box: Box;
	faults: Faults;
	log: RequestLog;
	timers: Timers;
	/** Undefined when there is no OpenAPI document to check against. */
	validator?: Validator;
	violations: string[];
	/** The method and path of every route of the API, upload and account host. */
	endpoints: string[];
	/** Whether the download host refuses signed URLs that come with a token. */
	strictDownloads: boolean;
	/** How many calls a user may make; undefined for any number. */
	limits?: RateLimits;
	app: App;
	appKeys: AppKeys;
}
