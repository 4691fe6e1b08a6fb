import type { BoxClient } from '../client/boxClient';
import { isObject } from '../client/json';
import { invalidAnswer } from '../client/calls/jsonCall';
import type { Timing } from '../client/http/timing';
import type { StreamIdentity } from '../events/cursorState';
import { pacedSource, type Pace } from '../events/pace';
import { ENTERPRISE_STREAM, USER_STREAM, type EventSource } from '../events/stream';
import { connect } from '../auth/connect';
import type { BoxContext } from '../auth/context';
import type { StreamChoice } from './settings';
import { unhurried } from './unhurried';

/**
 * Whose stream it is.
 *
 * @throws BoxError also where the answer does not surely name the user: a position is never given
 *   up for one
 */
async function streamIdentity(
	box: Pick<BoxClient, 'request'>,
	stream: StreamChoice,
): Promise<StreamIdentity> {
	const account = await connectedUser(box);
	return { account, stream: stream === 'enterprise' ? ENTERPRISE_STREAM : USER_STREAM };
}

/** https://developer.box.com/reference/get-users-me/ */
async function connectedUser(box: Pick<BoxClient, 'request'>): Promise<string> {
	const me: unknown = await box.request({
		method: 'GET',
		path: ['users', 'me'],
		query: { fields: ['id'] },
	});
	const { type, id } = isObject(me) ? me : {};
	if (type === 'user' && typeof id === 'string' && /^\d+$/.test(id)) return id;
	throw invalidAnswer(
		{ method: 'GET', path: '/users/me' },
		200,
		'does not name the connected user',
	);
}

export function isSame(one: StreamIdentity, other: StreamIdentity): boolean {
	return one.account === other.account && one.stream === other.stream;
}

/** Somebody has connected the credential to another account. */
export class OtherAccountError extends Error {
	constructor() {
		super('The credential was connected to another account of Box');
	}
}

/** A credential's account, as long as it is the same. */
export interface ConnectedAccount {
	/** For what single events need. */
	box: BoxClient;
	identity: StreamIdentity;
	/** Its events. Rejects with an `OtherAccountError` rather than give those of another account. */
	source: EventSource;
	/** Rejects with an `OtherAccountError` if the credential is another account's by now. */
	verify: () => Promise<void>;
}

/** Connects, and sees whose account it is; again whenever the credential has another token. */
export async function connectAccount(
	context: BoxContext,
	stream: StreamChoice,
	{ signal, timing, pace }: { signal: AbortSignal; timing: Timing; pace: Pace },
): Promise<ConnectedAccount> {
	let tokens = 0;
	let verified = 0;
	const box = await connect(context, {
		signal,
		timing: unhurried(timing),
		onOtherToken: () => tokens++,
	});
	const paced = box.paced(pace.turn);
	const identity = await streamIdentity(paced, stream);
	const verify = async () => {
		while (verified < tokens) {
			const newest = tokens;
			if (!isSame(identity, await streamIdentity(paced, stream))) throw new OtherAccountError();
			verified = newest;
		}
	};
	const events = pacedSource(box, pace);
	const source: EventSource = {
		...events,
		eventPage: async (query) => {
			await verify();
			const page = await events.eventPage(query);
			// The token may have been replaced on the way.
			await verify();
			return page;
		},
	};
	return { box, identity, source, verify };
}
