import type { Batch } from './cursorState';
import type { ExecutionEnd } from './executionEnd';

/** When events count as done: once their execution has started, has ended, or has succeeded. */
export type ConfirmWhen = 'started' | 'finished' | 'succeeded';

export interface Confirmation {
	when: ConfirmWhen;
	/** How many executions of the same events may fail until these are let go. Only for `succeeded`. */
	maxTries: number;
	/** In milliseconds: an execution whose end n8n has not told by then counts as cut off. */
	longestRun: number;
}

/**
 * What to do with a batch when its execution has ended: it is done, it is started again (at once or
 * after a pause), or it is given up.
 */
export type NextStep = 'confirm' | 'again' | 'later' | 'letGo';

/** An execution that ends n8n each time, as it needs too much memory, must not do so for ever. */
const MOST_CUT_OFFS = 10;

/** After so many, the execution may be the cause. */
const SUSPICIOUS_CUT_OFFS = 3;

/** In milliseconds: each pause is four times as long as the one before. */
const FIRST_PAUSE = 60_000;
const PAUSE_GROWTH = 4;
const LONGEST_PAUSE = 3_600_000;

/** What follows the end of a batch's latest try. */
export function nextStep(
	end: ExecutionEnd,
	batch: Batch,
	{ when, maxTries }: Confirmation,
): NextStep {
	switch (end) {
		case 'failed':
			if (when !== 'succeeded') return 'confirm';
			return failuresOf(batch) + 1 < maxTries ? 'later' : 'letGo';
		case 'refused':
		case 'cutOff':
		case 'unknown':
			if (cutOffs(batch) + 1 >= MOST_CUT_OFFS) return 'letGo';
			return end === 'refused' ? 'again' : 'later';
		default:
			return 'confirm';
	}
}

/** The key of a batch's latest try. n8n refuses those of the tries before. */
export function tryKey({ key, tries = 0 }: Batch): string {
	return tries > 1 ? `${key}:${tries}` : key;
}

/** Whether a batch was in flight so often when n8n stopped that it may be the cause. */
export function isSuspect(batch: Batch): boolean {
	return cutOffs(batch) >= SUSPICIOUS_CUT_OFFS;
}

/** Milliseconds before the next try of a batch; shortened at random, so that not all start at once. */
export function pauseBefore({ tries = 1 }: Batch, random: () => number): number {
	const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * PAUSE_GROWTH ** Math.max(0, tries - 2));
	return pause * (0.5 + random() / 2);
}

function failuresOf({ failures = 0 }: Batch): number {
	return failures;
}

/** How many tries before the latest one were cut off: those that did not fail. */
function cutOffs(batch: Batch): number {
	return (batch.tries ?? 1) - 1 - failuresOf(batch);
}
