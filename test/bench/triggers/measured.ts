import { fork } from 'node:child_process';
import { join } from 'node:path';

import type { Command, Message } from './protocol';

type Of<K extends Message['is']> = Extract<Message, { is: K }>;

/** The process that is measured, and what it has said that nobody has taken yet. */
export class Measured {
	private readonly child = fork(join(__dirname, 'process.ts'), {
		execArgv: ['--expose-gc', '--import', 'tsx'],
	});
	private said: Message[] = [];
	private hear: () => void = () => undefined;

	constructor(private readonly signal: AbortSignal) {
		const say = (message: Message) => {
			this.said.push(message);
			this.hear();
		};
		this.child.on('message', say);
		this.child.once('exit', () => say({ is: 'fault', message: 'The measured process ended' }));
	}

	/** Has it do something, and gives its answer. */
	async does<K extends Message['is']>(command: Command, answer: K): Promise<Of<K>> {
		this.child.send(command);
		return await this.hears(answer);
	}

	/** Takes the next message of a kind, said already or yet to be. Rejects at a fault. */
	async hears<K extends Message['is']>(kind: K): Promise<Of<K>> {
		for (;;) {
			const fault = this.said.find((message) => message.is === 'fault');
			if (fault) throw new Error(fault.message);
			const message = this.said.find((each): each is Of<K> => each.is === kind);
			if (message) {
				this.said = this.said.filter((each) => each !== message);
				return message;
			}
			await this.more();
		}
	}

	end(): void {
		this.child.kill();
	}

	private async more(): Promise<void> {
		this.signal.throwIfAborted();
		await new Promise<void>((resolve, reject) => {
			const stop = () => reject(this.signal.reason as Error);
			this.signal.addEventListener('abort', stop, { once: true });
			this.hear = () => {
				this.signal.removeEventListener('abort', stop);
				resolve();
			};
		});
	}
}
