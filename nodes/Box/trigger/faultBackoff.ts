import type { Timing } from '../client/http/timing';
import { agreedWait, Backoff } from '../events/backoff';
import { isCredentialFault, isPermanent, MissingRightError } from './faults';

/** Permanent faults are checked again about once a minute. */
const PERMANENT_FAULT = { first: 60_000, longest: 60_000 };

/** An administrator of Box has to give the right. */
const MISSING_RIGHT = { first: 300_000, longest: 300_000 };

/**
 * A credential that cannot be used is read again this often, so that the trigger goes on soon after
 * it was reconnected. Box is asked less often: see `Refusals`.
 */
const CREDENTIAL_FAULT = { first: 15_000, longest: 15_000 };

/** How long to wait before the next attempt. */
export class FaultBackoff {
	private readonly transient: Backoff;
	private readonly permanent: Backoff;
	private readonly credential: Backoff;
	private readonly missingRight: Backoff;

	constructor(timing: Timing) {
		this.transient = new Backoff(timing);
		this.permanent = new Backoff(timing, PERMANENT_FAULT);
		this.credential = new Backoff(timing, CREDENTIAL_FAULT);
		this.missingRight = new Backoff(timing, MISSING_RIGHT);
	}

	/**
	 * In milliseconds, by the kind of fault.
	 *
	 * @param thrown the failure that the error explains, which other triggers may share
	 */
	after(error: unknown, thrown = error): number {
		return agreedWait(thrown, this.backoffFor(error).next());
	}

	private backoffFor(error: unknown): Backoff {
		if (error instanceof MissingRightError) return this.missingRight;
		if (!isPermanent(error)) return this.transient;
		return isCredentialFault(error) ? this.credential : this.permanent;
	}
}
