import { readCredential, type StoredCredential } from '../auth/connect';
import type { BoxContext } from '../auth/context';
import type { BoxClient } from '../client/boxClient';
import { linkedSignal } from '../client/http/linkedSignal';
import type { Timing } from '../client/http/timing';
import { untilAborted } from '../client/http/untilAborted';
import type { StreamIdentity } from '../events/cursorState';
import { SharedStream, type StreamMember } from '../events/sharedStream';
import { STREAM_TYPES, type LiveStream } from '../events/streams';
import type { StreamSource } from '../events/streamSource';
import type { AccountCarrier } from './accountCarrier';
import { withMinimumWait } from './minimumWait';
import { SharedCredential } from './sharedCredential';
import type { SharedFolders } from './sharedFolders';
import type { Sharing } from './sharing';

/** The account a credential is connected to, for as long as it is the same one. */
export interface ConnectedAccount {
	/** For what single events need. */
	box: BoxClient;
	folders: SharedFolders;
	identity: StreamIdentity;
	/** Its events. Rejects with an `OtherAccountError` rather than give those of another account. */
	source: StreamSource;
	/** Rejects with an `OtherAccountError` if the credential is connected to another account now. */
	verify: () => Promise<void>;
	/** Like `verify`, but asks Box a second time whose account it is, before another one is left. */
	confirm: () => Promise<void>;
}

export interface AccountOptions extends Omit<StreamMember, 'carrier'> {
	stream: LiveStream;
	timing: Timing;
	/** What is shared with other triggers. */
	sharing: Sharing;
}

/**
 * Connects a trigger to its account, again whenever it asks for that. What it shares with others is
 * kept until the next connection, and at the latest until the signal aborts.
 */
export class AccountConnector {
	private isKnown = false;
	private leaveCredential = () => {};
	private leaveStream = () => {};

	constructor(
		private readonly context: BoxContext,
		private readonly options: AccountOptions,
	) {
		const leave = () => {
			this.leaveStream();
			this.leaveCredential();
		};
		options.signal.addEventListener('abort', leave, { once: true });
	}

	/**
	 * Reads the credential, and asks whose account it is unless that is known.
	 *
	 * @throws CredentialError or BoxError if that is not possible now
	 */
	async connect(): Promise<ConnectedAccount> {
		const { signal, stream, sharing, timing } = this.options;
		const read = async () => await readCredential(this.context, withMinimumWait(timing));
		const stored = await untilAborted(sharing.reading.take(read), signal);
		const credential = this.use(stored);
		const account = await credential.account(signal);
		const identity = { account, stream: STREAM_TYPES[stream] };
		const carrier = credential.carrierOf(account);
		const source = this.join(identity, carrier, stored);
		const verify = async () => await carrier.verify(signal);
		const confirm = async () => {
			await credential.confirmedAccount(signal);
			await verify();
		};
		const { folders } = carrier;
		return { box: credential.clientFor(signal), folders, identity, source, verify, confirm };
	}

	private use(stored: StoredCredential): SharedCredential {
		const { context } = this;
		const { signal, timing, sharing } = this.options;
		signal.throwIfAborted();
		const make = () => new SharedCredential(stored, context, timing, sharing.looking);
		const { value: credential, release } = sharing.credentials.take(stored.key, make);
		this.leaveCredential();
		const leave = credential.join(context, stored);
		this.leaveCredential = () => {
			leave();
			release();
		};
		if (!this.isKnown) credential.pace.joined();
		this.isKnown = true;
		return credential;
	}

	private join(
		{ account, stream }: StreamIdentity,
		carrier: AccountCarrier,
		{ hosts }: StoredCredential,
	): StreamSource {
		const { signal, timing, sharing } = this.options;
		signal.throwIfAborted();
		const key = JSON.stringify([hosts.apiUrl, account, stream]);
		const make = () => new SharedStream(stream, timing);
		const { value: shared, release } = sharing.streams.take(key, make);
		// It ends with the trigger, with the next connection, or as soon as the carrier is left.
		const over = new AbortController();
		const own = linkedSignal(signal, linkedSignal(carrier.left, over.signal));
		const { source, leave } = shared.join({ ...this.options, carrier, signal: own });
		this.leaveStream();
		this.leaveStream = () => {
			over.abort();
			leave();
			release();
		};
		return source;
	}
}
