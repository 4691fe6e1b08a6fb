import { connect } from '../auth/connect';
import type { BoxContext } from '../auth/context';
import type { BoxClient } from '../client/boxClient';
import { invalidAnswer } from '../client/calls/jsonCall';
import type { Timing } from '../client/http/timing';
import { objectAt } from '../client/json';
import { isSameStream, type StreamIdentity } from '../events/cursorState';
import type { EventSource } from '../events/eventSource';
import { pacedSource, type Pace } from '../events/pace';
import { STREAM_TYPES, type LiveStream } from '../events/streams';
import { OtherAccountError } from './faults';
import { withMinimumWait } from './minimumWait';

/** The account a credential is connected to, for as long as it is the same one. */
export interface ConnectedAccount {
	/** For what single events need. */
	box: BoxClient;
	identity: StreamIdentity;
	/** Its events. Rejects with an `OtherAccountError` rather than give those of another account. */
	source: EventSource;
	/** Rejects with an `OtherAccountError` if the credential is connected to another account now. */
	verify: () => Promise<void>;
}

/** Connects, and checks whose account it is; again whenever the credential has another token. */
export async function connectAccount(
	context: BoxContext,
	stream: LiveStream,
	{ signal, timing, pace }: { signal: AbortSignal; timing: Timing; pace: Pace },
): Promise<ConnectedAccount> {
	let tokens = 0;
	let verified = 0;
	const box = await connect(context, {
		signal,
		timing: withMinimumWait(timing),
		onOtherToken: () => tokens++,
	});
	const paced = box.paced(pace.turn);
	const identify = async (): Promise<StreamIdentity> => ({
		account: await connectedUser(paced),
		stream: STREAM_TYPES[stream],
	});
	const identity = await identify();
	const verify = async () => {
		while (verified < tokens) {
			const newest = tokens;
			if (!isSameStream(identity, await identify())) throw new OtherAccountError();
			verified = newest;
		}
	};
	const events = pacedSource(box, pace);
	const source: EventSource = {
		...events,
		eventPage: async (query) => {
			await verify();
			const page = await events.eventPage(query);
			// The token may have been replaced in the meantime.
			await verify();
			return page;
		},
	};
	return { box, identity, source, verify };
}

/**
 * The ID of the connected user: https://developer.box.com/reference/get-users-me/
 *
 * @throws BoxError also if the answer does not clearly name the user: a position is never given up
 *   because of such an answer
 */
async function connectedUser(box: Pick<BoxClient, 'request'>): Promise<string> {
	const me: unknown = await box.request({
		method: 'GET',
		path: ['users', 'me'],
		query: { fields: ['id'] },
	});
	const { type, id } = objectAt(me);
	if (type === 'user' && typeof id === 'string' && /^\d+$/.test(id)) return id;
	throw invalidAnswer(
		{ method: 'GET', path: '/users/me' },
		200,
		'does not name the connected user',
	);
}
