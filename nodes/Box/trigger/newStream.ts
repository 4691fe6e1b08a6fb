import { toState, type StreamIdentity } from '../events/cursorState';
import { InputError } from '../framework/inputError';

/**
 * What the user is told where a stream begins anew although something was kept. Nothing where it
 * was somebody's choice in the node.
 *
 * @param kept what n8n kept of the stream that was followed last
 */
export function explainNewStream(kept: unknown, identity: StreamIdentity): InputError | undefined {
	const state = toState(kept);
	if (!state) {
		return new InputError(
			'The place in the event stream that n8n kept cannot be read; the stream begins anew',
			'What happened since the last event may be missing. Its static data was damaged: look for a workflow or a restored database that writes to it.',
		);
	}
	if (state.account === identity.account) return undefined;
	return new InputError(
		'The credential is connected to another Box account; the stream of that one is followed now',
		`It begins as 'Start From' says. The place in the stream of the account before (user ID ${state.account}) is kept: connect that account again to go on there.`,
	);
}
