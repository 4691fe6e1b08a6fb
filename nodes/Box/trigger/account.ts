import type { BoxClient } from '../client/boxClient';
import type { Timing } from '../client/timing';
import type { BoxUser } from '../client/types';
import type { StreamIdentity } from '../events/cursorState';
import { ENTERPRISE_STREAM, USER_STREAM, type EventSource } from '../events/stream';
import { connect } from '../session/connect';
import type { BoxContext } from '../session/context';
import type { StreamChoice } from './settings';

/** Whose stream it is: https://developer.box.com/reference/get-users-me/ */
export async function streamIdentity(
	box: BoxClient,
	stream: StreamChoice,
): Promise<StreamIdentity> {
	const { id } = await box.request<BoxUser>({
		method: 'GET',
		path: ['users', 'me'],
		query: { fields: ['id'] },
	});
	return { account: id, stream: stream === 'enterprise' ? ENTERPRISE_STREAM : USER_STREAM };
}

export function isSame(one: StreamIdentity, other: StreamIdentity): boolean {
	return one.account === other.account && one.stream === other.stream;
}

/** Somebody has connected the credential to another account. */
export class OtherAccountError extends Error {}

/** A credential's account, as long as it is the same. */
export interface ConnectedAccount {
	box: BoxClient;
	identity: StreamIdentity;
	/** Its events. Rejects with an `OtherAccountError` rather than give those of another account. */
	source: EventSource;
}

/** Connects, and sees whose account it is; again whenever the credential has another token. */
export async function connectAccount(
	context: BoxContext,
	stream: StreamChoice,
	options: { signal: AbortSignal; timing: Timing },
): Promise<ConnectedAccount> {
	let tokens = 0;
	let verified = 0;
	const box = await connect(context, { ...options, onOtherToken: () => tokens++ });
	const identity = await streamIdentity(box, stream);
	const verify = async () => {
		while (verified < tokens) {
			const newest = tokens;
			if (!isSame(identity, await streamIdentity(box, stream))) throw new OtherAccountError();
			verified = newest;
		}
	};
	const source: EventSource = {
		eventPage: async (query) => {
			await verify();
			const page = await box.eventPage(query);
			// The token may have been replaced on the way.
			await verify();
			return page;
		},
		realtimeServer: async (streamType) => await box.realtimeServer(streamType),
		longPoll: async (server, position) => await box.longPoll(server, position),
	};
	return { box, identity, source };
}
