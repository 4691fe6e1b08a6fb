const tasks: Array<() => Promise<void>> = [];

/**
 * Registers what has to be closed when a test file is done. For parts that are expensive to load:
 * a file that never loads them pays nothing.
 */
export function onFileEnd(task: () => Promise<void>): void {
	tasks.push(task);
}

/** Runs the registered tasks, last registered first, and forgets them. */
export async function endFile(): Promise<void> {
	for (const task of tasks.splice(0).reverse()) await task();
}
