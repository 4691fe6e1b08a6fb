/** Hands values from whoever has them to whoever waits for one, in order; nothing is dropped. */
export class Queue<T> {
	private readonly values: T[] = [];
	private readonly waiting: Array<{
		resolve: (value: T) => void;
		reject: (error: Error) => void;
	}> = [];
	private ended: Error | undefined;

	push(value: T): void {
		const next = this.waiting.shift();
		if (next) next.resolve(value);
		else this.values.push(value);
	}

	/** The oldest value nobody has taken; waits for one. Rejects once the queue has ended and is empty. */
	async next(): Promise<T> {
		if (this.values.length > 0) return this.values.shift() as T;
		if (this.ended) throw this.ended;
		return await new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
	}

	/** No more values will come: whoever waits now, or asks later, gets `error`. */
	end(error: Error): void {
		this.ended ??= error;
		for (const { reject } of this.waiting.splice(0)) reject(error);
	}
}
