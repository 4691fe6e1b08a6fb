import type { Readable } from 'node:stream';

/** What a process writes, kept whole, with listeners. */
export class Output {
	#text = '';

	readonly #listeners = new Set<(chunk: string) => void>();

	/** Takes in what a stream of the process says from now on. */
	add(stream: Readable): void {
		stream.setEncoding('utf8');
		stream.on('data', (chunk: string) => {
			this.#text += chunk;
			for (const listener of this.#listeners) listener(chunk);
		});
	}

	/** Everything so far. */
	get text(): string {
		return this.#text;
	}

	/** The last lines. */
	tail(lines = 25): string {
		return this.#text.trimEnd().split('\n').slice(-lines).join('\n');
	}

	/** Calls back for every chunk until the function it gives is called. */
	listen(listener: (chunk: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Resolves when the text matches, at once if it does already.
	 *
	 * @param pattern without the flags `g` and `y`
	 * @param from where in the text to begin; `text.length` leaves out what has been said
	 * @param signal ends the wait; it rejects with the signal's reason
	 */
	async waitFor(pattern: RegExp, from: number, signal: AbortSignal): Promise<void> {
		signal.throwIfAborted();
		const matches = () => pattern.test(this.#text.slice(from));
		if (matches()) return;
		await new Promise<void>((resolve, reject) => {
			const stop = () => {
				unlisten();
				reject(signal.reason as Error);
			};
			const unlisten = this.listen(() => {
				if (!matches()) return;
				unlisten();
				signal.removeEventListener('abort', stop);
				resolve();
			});
			signal.addEventListener('abort', stop, { once: true });
		});
	}
}
