import { systemTiming, type Timing } from '../../nodes/Box/client/http/timing';

/** Waits take no time, and the clock believes them: hours of trouble pass at once. */
export class ImpatientClock implements Timing {
	private time = 0;

	/** @param pace how many times longer a wait seems to have been than it was meant to be */
	constructor(private readonly pace = 1) {}

	now(): number {
		return this.time;
	}

	readonly date = (): number => systemTiming.date();
	readonly random = (): number => 0.5;

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		this.time += ms * this.pace;
		await new Promise(setImmediate);
	}
}
