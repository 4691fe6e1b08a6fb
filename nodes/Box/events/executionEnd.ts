/**
 * How an execution ended, as far as n8n tells its trigger:
 *
 * - `waiting`: n8n has stored it, and continues it later, after a restart too
 * - `cutOff`: the process that ran it died, or was shut down
 * - `refused`: none was started, as there is one with this key already
 * - `unknown`: n8n has not told in time
 * - `untold`: n8n does not tell at all
 */
export type ExecutionEnd =
	'succeeded' | 'failed' | 'canceled' | 'waiting' | 'cutOff' | 'refused' | 'unknown' | 'untold';
