import type { Timing } from '../client/http/timing';
import { untilAborted } from '../client/http/untilAborted';

interface Answer<T> {
	promise: Promise<T>;
	/** Until when it holds; `Infinity` while it is in flight. */
	until: number;
}

/** Answers that several ask for: together, or soon after each other. */
export class SharedAnswers<T> {
	private readonly answers = new Map<string, Answer<T>>();

	/** @param capacity how many are remembered */
	constructor(
		private readonly timing: Pick<Timing, 'now'>,
		private readonly capacity: number,
	) {}

	/**
	 * The answer that is known or in flight; otherwise asks for it. A failure is only shared by those
	 * who wait for it.
	 *
	 * @param lifetime milliseconds for which an answer holds; 0 for as long as it is in flight
	 * @param signal ends the wait, not the question
	 */
	async get(
		key: string,
		ask: () => Promise<T>,
		{ lifetime, signal }: { lifetime: number; signal?: AbortSignal },
	): Promise<T> {
		const known = this.answers.get(key);
		if (known && this.timing.now() < known.until) return await untilAborted(known.promise, signal);
		signal?.throwIfAborted();
		const answer: Answer<T> = { promise: ask(), until: Infinity };
		this.remember(key, answer);
		answer.promise.then(
			() => (answer.until = this.timing.now() + lifetime),
			() => this.forget(key, answer),
		);
		return await untilAborted(answer.promise, signal);
	}

	/** Forgets all, also what is in flight. */
	clear(): void {
		this.answers.clear();
	}

	private remember(key: string, answer: Answer<T>): void {
		this.answers.delete(key);
		const [oldest] = this.answers.keys();
		if (this.answers.size >= this.capacity && oldest !== undefined) this.answers.delete(oldest);
		this.answers.set(key, answer);
	}

	private forget(key: string, answer: Answer<T>): void {
		if (this.answers.get(key) === answer) this.answers.delete(key);
	}
}
