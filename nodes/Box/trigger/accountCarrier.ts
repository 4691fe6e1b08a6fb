import type { BoxClient } from '../client/boxClient';
import type { Timing } from '../client/http/timing';
import type { Carrier, EventSource } from '../events/eventSource';
import { pacedSource, type Pace } from '../events/pace';
import { OtherAccountError } from './faults';
import { SharedFolders } from './sharedFolders';

/** A credential as its carrier sees it. */
interface CarryingCredential {
	/** For requests that end with the last trigger that uses the credential. */
	readonly box: BoxClient;
	/** For requests on behalf of triggers with other credentials, too. */
	readonly endless: BoxClient;
	readonly pace: Pace;
	readonly clock: Timing;
	/** The ID of the user that it is connected to now. */
	account(signal: AbortSignal): Promise<string>;
	/** Box has accepted it. */
	checked(): void;
	/** Has the account asked for again if Box has not accepted it for a while. */
	doubt(): void;
}

/**
 * Reads the streams of an account with a credential, for as long as that is connected to it: it
 * rejects with an `OtherAccountError` rather than give the events of another account.
 */
export class AccountCarrier implements Carrier {
	/** The folders that triggers of the account with this credential ask for. */
	readonly folders: SharedFolders;
	private readonly leaving = new AbortController();

	constructor(
		private readonly credential: CarryingCredential,
		readonly account: string,
	) {
		this.folders = new SharedFolders(credential.box, credential.clock);
	}

	/** Aborts when those who use it have to connect again. */
	get left(): AbortSignal {
		return this.leaving.signal;
	}

	/** Ends all that waits for the account's streams. */
	leave(): void {
		this.leaving.abort(new OtherAccountError());
	}

	source(signal: AbortSignal): EventSource {
		const { credential } = this;
		const events = pacedSource(credential.endless.withSignal(signal), credential.pace);
		return {
			...events,
			eventPage: async (query) => {
				await this.verify(signal);
				const page = await events.eventPage(query);
				// The token may have been replaced in the meantime.
				await this.verify(signal);
				credential.checked();
				return page;
			},
			realtimeServers: async (streamType) => {
				await this.verify(signal);
				return await events.realtimeServers(streamType);
			},
		};
	}

	async vouch(signal: AbortSignal): Promise<void> {
		this.credential.doubt();
		await this.verify(signal);
	}

	/** Rejects with an `OtherAccountError` if the credential is connected to another account now. */
	async verify(signal: AbortSignal): Promise<void> {
		if ((await this.credential.account(signal)) !== this.account) throw new OtherAccountError();
	}
}
