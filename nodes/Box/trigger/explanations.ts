import { toState, type Batch, type StreamIdentity } from '../events/cursorState';
import type { ExecutionEnd } from '../events/executionEnd';
import { missingRight } from '../events/missingRight';
import type { LiveStream } from '../events/streams';
import { InputError } from '../framework/errors/inputError';
import { MissingRightError } from './faults';

/** The message of an error, or whatever was thrown. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** Says what is missing if Box refuses to show the enterprise's events; any other fault stays as it is. */
export function explainMissingRight(error: unknown, stream: LiveStream): unknown {
	const missing = stream === 'enterprise' ? missingRight(error) : undefined;
	return missing ? new MissingRightError(`'Stream' ${missing.problem}`, missing.remedy) : error;
}

/** What a user can do if long polls fail and the rest works. */
export function explainNoLongPoll(error: unknown): InputError {
	return new InputError(
		"Box's realtime servers cannot be reached, so events may come a minute late",
		`If a proxy or firewall closes connections that are idle for ten minutes, or blocks Box's realtime servers, choose 'Interval' for 'Listen By'. ${messageOf(error)}.`,
	);
}

/** What the user is told if it is not known whether an event is about the folder. */
export function explainUnknownFolder(error: unknown): InputError {
	return new InputError(
		'Box does not say which folder an item is in, so its event starts the workflow anyway',
		`The event's 'folder_note' says why. If the workflow may only change items of the folder, check it there. ${messageOf(error)}.`,
	);
}

/** What the user is told if an event comes without its file. */
export function explainMissingFile(error: unknown): InputError {
	return new InputError(
		'A file could not be downloaded after several attempts, so its event comes without it',
		`The event's 'download_note' says why. Check Box, the network, and whether n8n can store binary data. If the workflow needs the file, download it there. ${messageOf(error)}.`,
	);
}

/** How many IDs of events an error names. */
const MOST_NAMED = 10;

/** What the user is told if events are given up after the last try. */
export function explainLetGo({ ids, tries }: Batch, end: ExecutionEnd): InputError {
	const named = ids.slice(0, MOST_NAMED).join(', ');
	const others = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : '';
	const events = `${ids.length === 1 ? 'The event is' : 'The events are'} ${named}${others}.`;
	return end === 'failed'
		? new InputError(
				`The workflow failed again and again for ${countOf(ids)}, which ${ids.length === 1 ? 'is' : 'are'} not tried any more`,
				`Look at the failed executions, fix the cause, and retry one of them. 'Max Tries' says how often an execution may fail. ${events}`,
			)
		: new InputError(
				`n8n stopped ${tries} times while it ran the workflow for ${countOf(ids)}, which ${ids.length === 1 ? 'is' : 'are'} not tried any more`,
				`The workflow may need more memory than n8n has. Look at the crashed executions. ${events}`,
			);
}

function countOf(ids: readonly string[]): string {
	return ids.length === 1 ? 'an event' : `${ids.length} events`;
}

/** What the user is told if n8n does not say how executions end. */
export function explainNoEnds(): InputError {
	return new InputError(
		"'Confirm When' has no effect, as n8n's new engine does not tell when an execution ends",
		"An event counts as done once its execution has started. Choose 'Execution Starts' for 'Confirm When', or run the workflow in n8n's previous engine.",
	);
}

/** What the user is told if a position is given up. Box does not say which events are lost, if any. */
export function explainLostPosition(refusal: unknown): InputError {
	return new InputError(
		'Box no longer accepts the saved position in the event stream, so events are read from now on',
		`Events since then may be missing: Box keeps events for a few weeks only. ${messageOf(refusal)}.`,
	);
}

/**
 * What the user is told if a stream starts again although a position was saved. Nothing if the user
 * has chosen another stream in the node.
 *
 * @param saved what n8n has of the stream that was followed last
 */
export function explainNewStream(saved: unknown, identity: StreamIdentity): InputError | undefined {
	const state = toState(saved);
	if (!state) {
		return new InputError(
			'The saved position in the event stream cannot be read, so the stream starts again',
			"Events since the last execution may be missing. The workflow's static data was damaged: look for a workflow, or a restored database, that has changed it.",
		);
	}
	if (state.account === identity.account) return undefined;
	return new InputError(
		'The credential is connected to another Box account, so the trigger now follows the events of that account',
		`It starts as set in 'Start From'. The position of the account before (user ID ${state.account}) is kept: connect that account again to continue there.`,
	);
}
