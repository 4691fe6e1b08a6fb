import type { Timing } from '../client/http/timing';
import { nextStep, pauseBefore, tryKey, type Confirmation, type NextStep } from './confirmation';
import type { Cursor } from './cursor';
import type { Batch } from './cursorState';
import type { ExecutionEnd } from './executionEnd';
import type { PendingBatch } from './handoverRecord';
import { pause } from './pause';
import type { Start } from './starter';
import type { UnsavedEnds } from './unsavedEnds';

export interface CompletionOptions {
	confirmation: Confirmation;
	/** Called when a batch is given up after its last try. */
	onLetGo?: (batch: Batch, end: ExecutionEnd) => void;
	timing: Timing;
	signal: AbortSignal;
}

/** A batch that was started, and how it is started again. */
export interface Tries {
	batch: PendingBatch;
	/** The start of its first try. */
	first: Start;
	/** Starts the next try; `undefined` if the trigger was stopped before. */
	again: () => Promise<Start | undefined>;
	/** Called when it is over, or nothing happens for a while. */
	onRest: () => void;
}

/** If n8n dies at a start, the save may be lost. There are at most ten executions in flight then. */
const MOST_LOST_SAVES = 10;

/** Sees batches through until their executions have ended as the user wants. */
export class Completion {
	/** How many batches n8n has refused although nothing saved says that they were started. */
	private unsavedStarts = 0;

	constructor(
		private readonly cursor: Cursor,
		private readonly unsaved: UnsavedEnds,
		private readonly options: CompletionOptions,
	) {}

	/** Resolves when the batch is done or given up, or when the trigger is stopped. Never rejects. */
	async see({ batch, first, again, onRest }: Tries): Promise<void> {
		const { timing, signal } = this.options;
		let start: Start | undefined = first;
		while (start) {
			const end: ExecutionEnd | undefined = await start.ended;
			if (end === undefined) break;
			const step = this.stepAfter(end, batch, start === first);
			if (!this.record(step, end, batch)) break;
			if (step === 'later') {
				onRest();
				await pause(timing, pauseBefore(batch, timing.random), signal);
			}
			start = await again();
		}
		onRest();
	}

	/** Whether another try follows. */
	private record(step: NextStep, end: ExecutionEnd, batch: PendingBatch): boolean {
		const { signal, onLetGo } = this.options;
		// After a stop, a batch that was cut off stays pending: the restart finds that it was started.
		if (signal.aborted && step !== 'confirm' && end !== 'failed') return false;
		const key = tryKey(batch);
		if (step === 'letGo') onLetGo?.(batch, end);
		const isOver = step === 'confirm' || step === 'letGo';
		if (isOver) this.cursor.confirm(batch.key);
		else this.cursor.addTry(batch, end === 'failed');
		if (STORED.has(end)) void this.unsaved.add(key);
		return !isOver && !signal.aborted;
	}

	private stepAfter(end: ExecutionEnd, batch: PendingBatch, isFirst: boolean): NextStep {
		if (end === 'refused' && isFirst && !this.mayBeCutOff(batch)) return 'confirm';
		return nextStep(end, batch, this.options.confirmation);
	}

	/**
	 * Whether the execution that n8n has may be of this node before n8n was restarted. Otherwise
	 * another process has started it, and looks after it.
	 */
	private mayBeCutOff({ earlierStart }: PendingBatch): boolean {
		if (earlierStart !== 'possible') return earlierStart === 'certain';
		return ++this.unsavedStarts <= MOST_LOST_SAVES;
	}
}

/** Ends after which n8n surely has an execution with the key, which it does not start again. */
const STORED: ReadonlySet<ExecutionEnd> = new Set([
	'succeeded',
	'failed',
	'canceled',
	'waiting',
	'cutOff',
]);
