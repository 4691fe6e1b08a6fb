import type { Measurement } from '../measurement';

/** How soon events arrive, and how many a second. */
export const events: Measurement = {
	name: 'events',
	title: 'Events',
	about: `The delay of changes that happen one by one, at three distances, and how many events a second arrive if many happen
at once. The Box Trigger runs in n8n's engine with its executions and its cursor; n8n's database is not part of it.
Box's SDK has a listener that does nothing, and keeps nothing; plain requests ask for a position, then poll and read. All
in one process with the emulator, over plain HTTP. The Box trigger built into n8n is a webhook: it follows no stream, and
is not here. Delays are the median of 200 changes (50 in a quick run) with their range; a flood runs once.`,
	measure: async (bench) => {
		const { measureEvents } = await import('./run');
		return await measureEvents(bench);
	},
};
