import { readCredential, type StoredCredential } from '../auth/connect';
import type { BoxContext } from '../auth/context';
import { CredentialError } from '../auth/credentialError';
import type { Timing } from '../client/http/timing';
import { pause } from '../events/pause';

/** Milliseconds between two looks at what n8n has stored: a long poll may be held for ten minutes. */
const LOOK_MS = 5_000;

/** What is known of a credential, and what happens if something else is stored. */
export interface StoredChanges {
	/** Of `StoredCredential`. */
	key: string;
	/** A context that can read it, as long as there is one. */
	context: () => BoxContext | undefined;
	/** The access token that calls are made with. */
	held: () => string | undefined;
	/** Goes on with another token, perhaps another account's. */
	adopt: (stored: StoredCredential) => void;
	/** Asks whose account it is, unless that is known of the token. */
	check: () => Promise<void>;
	/** Somebody has changed a setting: the app, its subject or a host. */
	onSettings: () => void;
	/** Of the calls. */
	clock: Timing;
	/** Of the looks. */
	looking: Timing;
	/** Ends it. */
	signal: AbortSignal;
}

/** Looks again and again at what n8n has stored, as n8n tells nobody of a change. Never rejects. */
export async function watchStored(changes: StoredChanges): Promise<void> {
	const { looking, signal } = changes;
	for (;;) {
		await pause(looking, LOOK_MS, signal);
		if (signal.aborted) return;
		// What cannot be read, or not be checked now, may be next time.
		await look(changes).catch(() => undefined);
	}
}

async function look({ key, context, held, adopt, check, onSettings, clock }: StoredChanges) {
	const reader = context();
	if (!reader) return;
	const before = held();
	const stored = await readCredential(reader, clock).catch(asCredentialError);
	if (stored instanceof CredentialError || stored.key !== key) return onSettings();
	// The tokens of all others belong to whom the settings name.
	if (stored.grant.kind !== 'signIn') return;
	const { accessToken } = stored.token;
	// A renewal that ended meanwhile has stored a newer one than was read.
	if (accessToken !== undefined && accessToken !== before && held() === before) adopt(stored);
	await check();
}

/** Settings that cannot be used are new ones. The store itself may fail for other reasons. */
function asCredentialError(error: unknown): CredentialError {
	if (error instanceof CredentialError) return error;
	throw error;
}
