import type { BoxClient } from '../client/boxClient';
import type { Timing } from '../client/http/timing';
import { currentPosition } from '../events/currentPosition';
import type { Cursor } from '../events/cursor';
import { isSameStream } from '../events/cursorState';
import type { PageSource } from '../events/eventSource';
import { typesToAskFor } from '../events/streams';
import type { ConnectedAccount } from './account';
import type { CursorStore } from './cursorStore';
import { explainLostPosition, explainNewStream } from './explanations';
import type { FaultHandler } from './faultHandler';
import { isRefusedPosition } from './faults';
import type { ExecutionPipeline } from './pipeline';
import type { TriggerSettings } from './settings';
import { startCursor } from './startCursor';

/** How often Box refuses a position, about a minute apart, until it is given up: once may be a mistake. */
const MOST_REFUSALS = 3;

export interface FollowedStreamOptions {
	store: CursorStore;
	settings: TriggerSettings;
	faults: FaultHandler;
	/** @param box gives the current connection */
	createPipeline: (cursor: Cursor, box: () => BoxClient) => ExecutionPipeline;
	clock: Timing;
}

/** The stream that a trigger follows, and its position: as stored, as set in the node, or from the start. */
export class FollowedStream {
	private pipeline: ExecutionPipeline | undefined;
	/** The current connection: the credential's hosts may have been changed. */
	private box: BoxClient | undefined;
	/** The errors with which Box has refused the position since it last gave events. */
	private refusals: unknown[] = [];

	constructor(private readonly options: FollowedStreamOptions) {}

	/** The pipeline of an account's stream. Rejects if Box has to be asked for a position and fails. */
	async open(account: ConnectedAccount): Promise<ExecutionPipeline> {
		this.box = account.box;
		const { pipeline } = this;
		if (!pipeline || !isSameStream(pipeline.cursor.identity, account.identity)) {
			return await this.switchTo(account);
		}
		if (this.isPositionLost) await this.skipToNow(pipeline.cursor, account.source);
		return pipeline;
	}

	/** Stores the cursor, unless another stream is followed by now. */
	keep(cursor: Cursor): void {
		if (cursor === this.pipeline?.cursor) this.options.store.keep(cursor);
	}

	/** Box gave events: the position is accepted. */
	accepted(): void {
		this.refusals = [];
	}

	/** A fault, which may be a refusal of the position. */
	failed(error: unknown): void {
		const { faults } = this.options;
		if (!this.pipeline || !isRefusedPosition(error)) return faults.failed(error);
		this.refusals.push(error);
		// It is reported when the position is given up.
		faults.failedTransiently(error, 'events');
	}

	/** Whether Box has refused the position often enough. */
	get isPositionLost(): boolean {
		return this.refusals.length >= MOST_REFUSALS;
	}

	private async switchTo(account: ConnectedAccount): Promise<ExecutionPipeline> {
		const { box, identity, source } = account;
		const { store, settings, faults, createPipeline, clock } = this.options;
		if (store.followsOther(identity.account)) await account.confirm();
		const found = store.find(identity);
		const cursor = found ?? (await startCursor(source, identity, settings, clock));
		const before = store.read();
		if (!found && before !== undefined) {
			faults.info(
				'The saved position cannot be read, or is of another account or stream: the stream starts again',
			);
			const explanation = explainNewStream(before, identity);
			if (explanation) faults.report(explanation);
		}
		this.pipeline = createPipeline(cursor, () => this.box ?? box);
		this.refusals = [];
		store.switchTo(cursor);
		return this.pipeline;
	}

	/**
	 * Goes on at the live stream's current position, as Box refuses the one of the cursor. Rejects if
	 * Box refuses that request too: then it is not the position that is wrong.
	 */
	private async skipToNow(cursor: Cursor, source: PageSource): Promise<void> {
		const [refusal] = this.refusals;
		this.refusals = [];
		const { stream } = cursor.identity;
		const types = typesToAskFor(stream, this.options.settings.eventTypes);
		cursor.seek(cursor.past?.live ?? (await currentPosition(source, stream, types)));
		this.keep(cursor);
		this.options.faults.report(explainLostPosition(refusal));
	}
}
