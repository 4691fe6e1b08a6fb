import { createInterface } from 'node:readline';

import type { Emulator } from '../../emulator';
import type { Display } from './display';

function upload(emulator: Emulator, number: number): string {
	const inbox = emulator.find('/Inbox');
	if (inbox?.type !== 'folder')
		return "There is no folder /Inbox any more; 'r' does not bring it back.";
	const taken = new Set([...inbox.children].map(({ name }) => name));
	let name = `upload ${number}.txt`;
	for (let next = number; taken.has(name); next++) name = `upload ${next}.txt`;
	const as = emulator.users.colleague;
	emulator.addFile({ name, parentId: inbox.id, content: `Written into ${name}\n`, as: as.id });
	return `${as.name} uploaded /Inbox/${name}`;
}

/**
 * Does what is typed, one letter a line; the function it gives ends that.
 *
 * @param rebuild what `r` does
 */
export function listen(emulator: Emulator, display: Display, rebuild: () => void): () => void {
	let uploads = 0;
	const commands: Record<string, () => void> = {
		u: () => display.line(upload(emulator, ++uploads)),
		t: () => display.line(emulator.tree()),
		r: rebuild,
	};
	// Not as a terminal: Ctrl-C stays a signal.
	const lines = createInterface({ input: process.stdin, terminal: false });
	lines.on('line', (line) => commands[line.trim().toLowerCase()]?.());
	return () => {
		lines.close();
		process.stdin.destroy();
	};
}
