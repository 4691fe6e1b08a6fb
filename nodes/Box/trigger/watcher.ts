import type { ITriggerFunctions } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import type { Cursor } from '../events/cursor';
import { eventPages } from '../events/eventPages';
import type { StreamPart } from '../events/eventSource';
import { pause } from '../events/pause';
import { AccountConnector, type ConnectedAccount } from './account';
import { CursorStore } from './cursorStore';
import { createFilter, type EventFilter } from './eventFilter';
import { explainMissingRight, explainUnknownFolder } from './explanations';
import { FaultBackoff } from './faultBackoff';
import { FaultHandler } from './faultHandler';
import { endsStream, isCredentialFault, isRefusedPosition, OtherAccountError } from './faults';
import { FollowedStream } from './followedStream';
import { createPipeline, type ExecutionPipeline } from './pipeline';
import type { TriggerSettings } from './settings';
import type { Sharing } from './sharing';

/**
 * Follows the account's events from activation to deactivation, and starts executions for those that
 * match the settings. No fault ends it.
 */
export class Watcher {
	private readonly stopping = new AbortController();
	private readonly connector: AccountConnector;
	private readonly faults: FaultHandler;
	private readonly stream: FollowedStream;
	private readonly folderNotes = new WeakMap<BoxEvent, string>();
	private markReady: () => void = () => {};

	/** Resolves once the stream's position is known, or the first attempt to learn it has failed. */
	readonly ready = new Promise<void>((resolve) => {
		this.markReady = resolve;
	});

	constructor(
		private readonly context: ITriggerFunctions,
		private readonly settings: TriggerSettings,
		private readonly clock: Timing,
		sharing: Sharing,
	) {
		this.faults = new FaultHandler(context, clock);
		this.connector = new AccountConnector(context, {
			stream: settings.stream,
			eventTypes: settings.eventTypes,
			signal: this.stopping.signal,
			timing: clock,
			sharing,
			isPermanent: endsStream,
			onFault: (error, part) => this.faults.failedTransiently(error, part),
			onAnswer: (part) => this.answered(part),
		});
		this.stream = new FollowedStream({
			store: new CursorStore(context),
			settings,
			faults: this.faults,
			createPipeline: (cursor, box) => this.createPipeline(cursor, box),
			clock,
		});
	}

	/** Goes on until `stop`. Never rejects. */
	async run(): Promise<void> {
		const { signal } = this.stopping;
		const backoff = new FaultBackoff(this.clock);
		while (!signal.aborted) {
			try {
				await this.follow();
			} catch (thrown) {
				if (signal.aborted) return;
				if (thrown instanceof OtherAccountError) continue;
				const error = explainMissingRight(thrown, this.settings.stream);
				this.stream.failed(error);
				this.markReady();
				// Whether the position is the cause is found out while Box still refuses it.
				if (isRefusedPosition(error) && this.stream.isPositionLost) continue;
				await pause(this.clock, backoff.after(error, thrown), signal);
			}
		}
	}

	/** Ends it at once, and cuts the connection of a long poll. */
	stop(): void {
		this.stopping.abort();
		this.markReady();
	}

	private async follow(): Promise<void> {
		const { clock, faults, settings, stream } = this;
		const { signal } = this.stopping;
		const account = await this.connector.connect();
		const pipeline = await stream.open(account);
		await pipeline.resume(account.source);
		// What n8n has refused as known, or has executed already, is no longer stored as pending then.
		void pipeline.idle().then(() => {
			stream.keep(pipeline.cursor);
			this.markReady();
		});
		const filter = await this.createFilter(account);
		const pages = eventPages(account.source, pipeline.cursor, {
			interval: settings.interval,
			eventTypes: settings.eventTypes,
			signal,
			timing: clock,
			isPermanent: endsStream,
			settled: async () => await pipeline.settle(),
			onFault: (error, part) => faults.failedTransiently(error, part),
			onAnswer: (part) => this.answered(part),
		});
		for await (const events of pages) {
			const matching = await filter(events);
			// Box gives another account other folders.
			await account.verify();
			await pipeline.take(matching);
		}
	}

	private async createFilter({ folders, identity }: ConnectedAccount): Promise<EventFilter> {
		const { clock, faults, folderNotes, settings } = this;
		return await createFilter(folders, settings, identity.account, {
			signal: this.stopping.signal,
			timing: clock,
			onFault: (error) => {
				// A new connection may be needed.
				if (isCredentialFault(error)) throw error;
				faults.failed(error);
			},
			onGivenUp: (error) => faults.gaveUp(explainUnknownFolder(error)),
			onUnknown: (event, note) => folderNotes.set(event, note),
		});
	}

	private createPipeline(cursor: Cursor, box: () => BoxClient): ExecutionPipeline {
		const { clock, context, faults, folderNotes, settings, stream } = this;
		return createPipeline(context, cursor, {
			settings,
			faults,
			box,
			folderNoteOn: (event) => folderNotes.get(event),
			keep: (current) => stream.keep(current),
			clock,
			signal: this.stopping.signal,
		});
	}

	private answered(part: StreamPart): void {
		if (part === 'events') this.stream.accepted();
		this.faults.recovered(part);
	}
}
