import type { Emulator } from '../../emulator';
import type { Workflow } from '../setup';

/** A workflow of the folder `examples`, with the Box it needs and what it does there. */
export interface Example {
	/** The file's name in `examples`. */
	file: string;
	/** The id it gets in n8n. */
	id: string;
	/** How it starts: `manual` runs with n8n's command `execute`; `trigger` has to be published. */
	starts: 'manual' | 'trigger';
	/** One line for somebody who wants to try it. */
	toTry: string;
	/** Puts into an empty Box what the workflow works on. */
	prepare(emulator: Emulator): void;
	/** Makes the choices a user makes after the import, in a Box that has been prepared. */
	choose?(workflow: Workflow, emulator: Emulator): void;
	/** What somebody else does to start it, where a trigger waits for that. */
	provoke?(emulator: Emulator): void;
	/** What is wrong with the Box after `runs` runs; empty when all is as it should be. */
	problems(emulator: Emulator, runs: number): string[];
}
