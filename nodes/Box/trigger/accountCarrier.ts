import type { Carrier, EventSource } from '../events/eventSource';
import { pacedSource } from '../events/pace';
import { OtherAccountError } from './faults';
import type { SharedCredential } from './sharedCredential';
import { SharedFolders } from './sharedFolders';

/**
 * Reads the streams of an account with a credential, for as long as that is connected to it: it
 * rejects with an `OtherAccountError` rather than give the events of another account.
 */
export class AccountCarrier implements Carrier {
	/** The folders that triggers of the account with this credential ask for. */
	readonly folders: SharedFolders;

	constructor(
		private readonly credential: SharedCredential,
		readonly account: string,
	) {
		this.folders = new SharedFolders(credential.box, credential.clock);
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
