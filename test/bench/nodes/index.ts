import type { Measurement } from '../measurement';

/** The usual small work of a workflow, in a real n8n. */
export const nodes: Measurement = {
	name: 'nodes',
	title: 'Many items',
	about: `Both nodes run in one n8n, with its usual settings, behind TLS. The time is the node's own, as n8n notes it in
the execution: no trigger, no saving. Box's SDK and plain requests run in a process of their own: the SDK in a loop
that waits for each call, plain requests as many at once as the node has by default (Items at Once). Everybody runs once to warm
up, then they take turns. All connections are ended before each run, so that setting them up is part of the time. A run
counts only if every item came out right.`,
	measure: async (bench) => {
		const { measureNodes } = await import('./run');
		return await measureNodes(bench);
	},
};
