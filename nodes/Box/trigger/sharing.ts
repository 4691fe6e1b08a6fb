import { systemTiming, type Timing } from '../client/http/timing';
import { SharedStream } from '../events/sharedStream';
import { Leases } from './leases';
import type { SharedCredential } from './sharedCredential';
import { Turns } from './turns';

/** What triggers have in common. */
export interface Sharing {
	/** By the credential and its hosts. */
	credentials: Leases<string, SharedCredential>;
	/** By the account, its host and Box's `stream_type`. */
	streams: Leases<string, SharedStream>;
	/** n8n decrypts a credential for each trigger: hundreds of them at once would take much memory. */
	reading: Turns;
	/** The clock of looks at what n8n has stored: somebody changes that in real time. */
	looking: Timing;
}

const processes = new WeakMap<Timing, Sharing>();

/** Nothing in common with others. */
export function noSharing(looking: Timing = systemTiming): Sharing {
	return {
		credentials: new Leases(),
		streams: new Leases(),
		reading: new Turns(systemTiming),
		looking,
	};
}

/** What all triggers of this process have in common: those that go by the same clock. */
export function sharingOf(clock: Timing): Sharing {
	const sharing = processes.get(clock) ?? noSharing();
	processes.set(clock, sharing);
	return sharing;
}
