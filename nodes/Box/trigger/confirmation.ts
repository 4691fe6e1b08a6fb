import type { ITriggerFunctions } from 'n8n-workflow';

import type { Confirmation } from '../events/confirmation';
import type { TriggerSettings } from './settings';

/** What n8n gives an execution at most by default (`EXECUTIONS_TIMEOUT_MAX`). */
const LONGEST_RUN_MS = 3_600_000;

/** Between the end of an execution's time and the message of it. */
const MARGIN_MS = 60_000;

/**
 * When events count as done. A process that runs executions itself knows all of their ends. In queue
 * mode they run on workers, and their main process may miss an end.
 *
 * https://docs.n8n.io/hosting/scaling/queue-mode/
 */
export function confirmationOf(
	{ confirmWhen: when, maxTries }: Pick<TriggerSettings, 'confirmWhen' | 'maxTries'>,
	context: Pick<ITriggerFunctions, 'getWorkflowSettings'>,
	env: NodeJS.ProcessEnv = process.env,
): Confirmation {
	if (when === 'started') return { when, maxTries, longestRun: LONGEST_RUN_MS };
	if (env.EXECUTIONS_MODE !== 'queue') return { when, maxTries, longestRun: Infinity };
	// In seconds; -1 for none.
	const { executionTimeout = -1 } = context.getWorkflowSettings();
	const longest = executionTimeout > 0 ? executionTimeout * 1_000 : LONGEST_RUN_MS;
	return { when, maxTries, longestRun: longest + MARGIN_MS };
}
