import type { ITriggerFunctions, WorkflowActivateMode } from 'n8n-workflow';

import { connect } from '../auth/connect';
import type { BoxClient } from '../client/boxClient';
import type { Timing } from '../client/http/timing';
import { STREAM_TYPES } from '../events/streams';
import { within } from '../events/within';
import { inOneMessage, toNodeError, type NodeError } from '../framework/errors/errors';
import type { Located } from '../framework/errors/located';
import { explainMissingRight } from './explanations';
import { isPermanent } from './faults';
import type { TriggerSettings } from './settings';
import { findFolder } from './sharedFolders';

/**
 * Short for a user who waits, and long enough to be certain that a sign-in has ended: for three
 * seconds another process might store a new token.
 */
const LONGEST_CHECK_MS = 6_000;

/** n8n's own: a start, and another main process that takes over. All others come from a user. */
const OF_N8N: ReadonlySet<WorkflowActivateMode> = new Set(['init', 'leadershipChange']);

/** Whether a user waits for the activation. */
export function isByUser(context: Pick<ITriggerFunctions, 'getActivationMode'>): boolean {
	return !OF_N8N.has(context.getActivationMode());
}

/**
 * Refuses a user's activation if the trigger can never work as it is: the folder does not exist, the
 * credential cannot be used, the account may not read the enterprise's events. It reads nothing of
 * the stream, and saves nothing.
 *
 * At n8n's own starts nothing is checked. Nothing transient is a reason either, nor is a Box that is
 * slow: the trigger retries in the background.
 *
 * @throws NodeError with what to do in its message: n8n shows nothing else of it
 */
export async function checkActivation(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	timing: Timing,
): Promise<void> {
	if (!isByUser(context)) return;
	const late = new AbortController();
	const finding = findFault(context, settings, timing, late.signal);
	const fault = await within(LONGEST_CHECK_MS, finding, { timing });
	late.abort();
	if (fault) throw fault;
}

/** Never rejects. */
async function findFault(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	timing: Timing,
	signal: AbortSignal,
): Promise<NodeError | undefined> {
	const located: Located[] = [];
	try {
		const box = await connect(context, { signal, timing });
		await askBox(box, settings, (folder) => located.push(folder));
		return undefined;
	} catch (thrown) {
		const error = explainMissingRight(thrown, settings.stream);
		if (signal.aborted || !isPermanent(error)) return undefined;
		return inOneMessage(toNodeError(error, context.getNode(), { located }));
	}
}

/** Each request shows that the credential can be used, too, so as few are sent as can be. */
async function askBox(
	box: BoxClient,
	{ stream, folder }: TriggerSettings,
	onFolder: (located: Located) => void,
): Promise<void> {
	if (stream === 'enterprise') {
		// This position is not before any event.
		await box.eventPage({ streamType: STREAM_TYPES[stream], streamPosition: 'now', limit: 1 });
	}
	if (folder) await findFolder(box, folder, onFolder);
	else if (stream === 'user') {
		await box.request({ method: 'GET', path: ['users', 'me'], query: { fields: ['id'] } });
	}
}
