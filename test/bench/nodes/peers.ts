import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { Done, Task } from './work';

/** Box's SDK and plain requests, in a process of their own: warm, and with nothing else to do. */
export interface Peers {
	/** Has one of them do some work. Rejects with the fault if it cannot. */
	run(task: Task, signal: AbortSignal): Promise<Done>;
	close(): Promise<void>;
}

/** What comes back from the process. */
export type Answer = { done: Done } | { fault: string };

async function answerOf(child: ChildProcess, outer: AbortSignal): Promise<Answer> {
	const answered = new AbortController();
	const signal = AbortSignal.any([outer, answered.signal]);
	try {
		const [answer] = (await Promise.race([
			once(child, 'message', { signal }),
			once(child, 'exit', { signal }).then(() => [{ fault: 'The process of the peers ended' }]),
		])) as [Answer];
		return answer;
	} finally {
		// Takes the other listener away.
		answered.abort();
	}
}

/** @param env what the process needs to find the front end where Box is */
export function startPeers(env: NodeJS.ProcessEnv): Peers {
	const child = fork(join(__dirname, 'peerProcess.ts'), {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, ...env },
	});
	return {
		async run(task, signal) {
			child.send(task);
			const answer = await answerOf(child, signal);
			if ('fault' in answer) throw new Error(answer.fault);
			return answer.done;
		},
		async close() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const exit = once(child, 'exit');
			child.kill();
			await exit;
		},
	};
}
