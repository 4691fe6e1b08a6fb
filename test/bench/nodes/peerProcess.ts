import type { Answer } from './peers';
import { plainly } from './plain';
import { bySdk } from './sdk';
import type { Done, Task } from './work';

async function run(task: Task): Promise<Done> {
	const from = performance.now();
	const sizes = await (task.by === 'sdk' ? bySdk(task) : plainly(task));
	return { milliseconds: performance.now() - from, sizes };
}

function answer(what: Answer): void {
	process.send?.(what);
}

process.on('message', (task: Task) => {
	run(task).then(
		(done) => answer({ done }),
		(error: unknown) => answer({ fault: error instanceof Error ? error.message : String(error) }),
	);
});
