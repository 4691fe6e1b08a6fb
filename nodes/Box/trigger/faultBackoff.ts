import type { Timing } from '../client/http/timing';
import { Backoff } from '../events/backoff';
import { isLasting, isOfCredential, MissingRightError } from './faults';

/** Faults that last are looked at again about once a minute. */
const LASTING_FAULT = { first: 60_000, longest: 60_000 };

/** A right that an administrator of Box has to give. */
const MISSING_RIGHT = { first: 300_000, longest: 300_000 };

/**
 * A credential that cannot be used is read again this often: whoever reconnects it sees the trigger
 * go on. Box is asked more seldom, see `Refusals`.
 */
const CREDENTIAL_FAULT = { first: 15_000, longest: 15_000 };

/** How long to wait before the next attempt. */
export class FaultBackoff {
	private readonly passing: Backoff;
	private readonly lasting: Backoff;
	private readonly credential: Backoff;
	private readonly right: Backoff;

	constructor(timing: Timing) {
		this.passing = new Backoff(timing);
		this.lasting = new Backoff(timing, LASTING_FAULT);
		this.credential = new Backoff(timing, CREDENTIAL_FAULT);
		this.right = new Backoff(timing, MISSING_RIGHT);
	}

	/** In milliseconds, by what the fault is. */
	after(error: unknown): number {
		return this.backoffFor(error).next();
	}

	private backoffFor(error: unknown): Backoff {
		if (error instanceof MissingRightError) return this.right;
		if (!isLasting(error)) return this.passing;
		return isOfCredential(error) ? this.credential : this.lasting;
	}
}
