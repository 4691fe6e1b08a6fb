/** Timers that end with the emulator. */
export class Timers {
	private readonly running = new Set<NodeJS.Timeout>();

	/** Calls back later, unless it is given up before. Returns how. */
	start(milliseconds: number, callback: () => void): () => void {
		const timer = setTimeout(() => {
			this.running.delete(timer);
			callback();
		}, milliseconds);
		this.running.add(timer);
		return () => {
			this.running.delete(timer);
			clearTimeout(timer);
		};
	}

	async wait(milliseconds: number): Promise<void> {
		await new Promise<void>((resolve) => this.start(milliseconds, resolve));
	}

	clear(): void {
		for (const timer of this.running) clearTimeout(timer);
		this.running.clear();
	}
}
