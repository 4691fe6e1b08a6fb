import type { Timing } from '../../../nodes/Box/client/http/timing';

interface Sleeper {
	until: number;
	wake: () => void;
}

/** A clock that only the test moves. */
export class HandClock implements Timing {
	private time = 0;
	private readonly sleepers = new Set<Sleeper>();
	private readonly waiting: Array<() => void> = [];

	now(): number {
		return this.time;
	}

	date(): number {
		return Date.now();
	}

	readonly random = (): number => 0.5;

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		await new Promise<void>((resolve, reject) => {
			const sleeper = { until: this.time + ms, wake: resolve };
			this.sleepers.add(sleeper);
			const cancel = () => {
				this.sleepers.delete(sleeper);
				reject(signal?.reason as Error);
			};
			signal?.addEventListener('abort', cancel, { once: true });
			for (const tell of this.waiting.splice(0)) tell();
		});
	}

	/** How many wait. */
	get asleep(): number {
		return this.sleepers.size;
	}

	/** Resolves once so many wait. */
	async sleeping(count: number): Promise<void> {
		while (this.asleep < count) await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	/** Moves on, and wakes those whose time has come. */
	advance(ms: number): void {
		this.time += ms;
		for (const sleeper of this.sleepers) {
			if (sleeper.until > this.time) continue;
			this.sleepers.delete(sleeper);
			sleeper.wake();
		}
	}

	/** Moves on to the time that the next of those who wait has asked for. */
	advanceToNext(): void {
		const next = Math.min(...[...this.sleepers].map(({ until }) => until));
		if (Number.isFinite(next)) this.advance(next - this.time);
	}
}
