import type { Measurement } from '../measurement';

/** Many triggers on one credential. */
export const triggers: Measurement = {
	name: 'triggers',
	title: 'Many triggers on one account',
	about: `1, 10, 50 and 500 active workflows with the Box Trigger on one credential, in a process that runs n8n's engine. They are
activated one after the other, as n8n does at its start: each goes on from its stored position. Then six files are added to Box, one by
one; a run counts only if each trigger started one execution for each. The peer is an event stream of Box's SDK for each listener, all
started at once. The floor is one stream of plain requests, whatever the number of listeners. The Box trigger built into n8n is a webhook
that Box calls, and asks for nothing. Requests are counted by the emulator: from the start until all is quiet, and for the six changes.
They have started when all are active and none sends a request any more. Memory is what the resident set of the process has
grown by when all are listening, after garbage collection, since one had run and was stopped. At most three
runs, each in a new process.`,
	measure: async (bench) => {
		const { measureTriggers } = await import('./run');
		return await measureTriggers(bench);
	},
};
