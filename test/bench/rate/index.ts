import type { Measurement } from '../measurement';

/** Calls under Box's rate limits. */
export const rate: Measurement = {
	name: 'rate',
	title: "Calls under Box's rate limits",
	about: `Box takes 1,000 calls, or 240 uploads, of an account in a minute. The emulator does so here in fixed minutes, and the
client's clock and Box's run 15 times as fast as others. All executions have one credential; each makes calls, 16 at once, until
all are made. The share is that of the calls that Box allows, from the start until the first call of the last minute. How
even executions are is the number of calls of the one with the fewest in the first minute, as a share of an equal part. Box's
SDK and n8n's own node cannot be told another clock, so they are left out.`,
	measure: async (bench) => {
		const { measureRate } = await import('./run');
		return await measureRate(bench);
	},
};
