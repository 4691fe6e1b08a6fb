import { linkedSignal } from '../http/linkedSignal';
import type { Timing } from '../http/timing';
import { MAX_BACKOFF, MAX_TOTAL_WAIT } from './retry';

const FIRST_GUESS = 1_000;
const USUAL_GUESS = 2_000;
/** A guess is at most this share of the time for which Box has refused calls, if that is longer. */
const GUESSED_SHARE = 1 / 30;

/**
 * A pause that callers share while a limit of Box is reached. Once it is over, one caller after another
 * tries, until Box accepts a call and lets all others go on: many that try at once would all be refused.
 */
export class Pause {
	private openAt = 0;
	/** Since when Box refuses calls; `undefined` if it accepts them, as far as is known. */
	private since: number | undefined;
	/** Which of the pauses of this user it is, so that answers to calls before it do not end it. */
	private number = 0;
	private readonly waiting = new Set<AbortController>();

	constructor(private readonly timing: Timing) {}

	/** Milliseconds until the next call may go on. */
	remaining(): number {
		return Math.max(0, this.openAt - this.timing.now());
	}

	/** Lasts for at least `ms` milliseconds from now, but never longer than a call may wait. */
	extend(ms: number): void {
		this.openAt = Math.max(this.openAt, this.timing.now() + Math.min(ms, MAX_TOTAL_WAIT));
	}

	/**
	 * Box has refused a call. Many calls that are refused at once count as one.
	 *
	 * @param number of this pause, if it is a new one
	 * @param retryAfter milliseconds
	 */
	refused(number: number, retryAfter?: number): void {
		const isKnown = this.since !== undefined && this.remaining() > 0;
		this.since ??= this.timing.now();
		this.number = number;
		if (retryAfter !== undefined) this.extend(retryAfter);
		else if (!isKnown) this.extend(this.guess());
	}

	/** Box has accepted a call that was sent after the pause with that number had begun. */
	accepted(number: number): void {
		if (this.since === undefined || number < this.number) return;
		this.since = undefined;
		this.openAt = 0;
		for (const waiter of this.waiting) waiter.abort();
	}

	/**
	 * Waits for the turn of a call. Rejects with the signal's reason.
	 *
	 * @returns whether the turn comes within `maxWait` milliseconds
	 */
	async passed(maxWait: number, signal?: AbortSignal): Promise<boolean> {
		const end = this.timing.now() + maxWait;
		for (let left = this.remaining(); left > 0; left = this.remaining()) {
			if (this.timing.now() + left > end) return false;
			await this.sleep(left, signal);
		}
		// The others wait until it is known what became of this call, but not for ever.
		if (this.since !== undefined) this.extend(this.guess());
		return true;
	}

	/** Short, so that little of what Box allows is lost, as it counts calls by the minute. */
	private guess(): number {
		const refusing = this.timing.now() - (this.since ?? this.timing.now());
		const most = Math.max(USUAL_GUESS, Math.min(MAX_BACKOFF, refusing * GUESSED_SHARE));
		const spread = 0.75 + this.timing.random() / 2;
		return Math.min(Math.max(FIRST_GUESS, refusing), most) * spread;
	}

	private async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		const waiter = new AbortController();
		this.waiting.add(waiter);
		const ended = signal ? linkedSignal(signal, waiter.signal) : waiter.signal;
		await this.timing.sleep(ms, ended).catch(() => {});
		this.waiting.delete(waiter);
		waiter.abort();
		signal?.throwIfAborted();
	}
}
