import type { INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import type { Cursor } from '../events/cursor';
import type { StreamIdentity } from '../events/cursorState';
import { Pace } from '../events/pace';
import { pause } from '../events/pause';
import { EventPipeline } from '../events/eventPipeline';
import { currentPosition, eventPages, type EventSource, type StreamPart } from '../events/stream';
import { FaultReporter } from '../events/faultReporter';
import { toNodeError } from '../framework/errors';
import { connectAccount, isSame, OtherAccountError, type ConnectedAccount } from './account';
import { beginStream } from './begin';
import { prepareChoice } from './choose';
import { CursorStore } from './cursorStore';
import { EventFiles } from './eventFiles';
import { Executions } from './executions';
import {
	endsStream,
	explainDoubt,
	explainMissingFile,
	explainRight,
	explainSilence,
	isLasting,
	isOfCredential,
	isRefusedPosition,
	lostPosition,
	messageOf,
	MissingRightError,
} from './faults';
import { explainNewStream } from './newStream';
import { fetching, toItems } from './output';
import { FaultBackoff } from './faultBackoff';
import { listening, type TriggerSettings } from './settings';

/** How often Box refuses a place, about a minute apart, before it is given up: once may be a mistake. */
const REFUSALS = 3;

/**
 * Follows the account's events from activation to deactivation and starts an execution for those
 * that are wanted. Nothing that goes wrong on the way ends it.
 */
export class Watcher {
	private readonly stopping = new AbortController();
	private readonly faults: FaultReporter;
	private readonly store: CursorStore;
	private pipeline: EventPipeline<INodeExecutionData> | undefined;
	/** How often Box has refused the place since it last gave events, and with what. */
	private refusals: unknown[] = [];
	private readonly pace: Pace;
	private readonly doubts = new WeakMap<BoxEvent, string>();
	/** The newest connection: the credential's hosts may have been changed. */
	private box: BoxClient | undefined;
	private markReady: () => void = () => {};

	/** Resolves once the stream's position is known, or a first attempt to learn it has failed. */
	readonly ready = new Promise<void>((resolve) => {
		this.markReady = resolve;
	});

	constructor(
		private readonly context: ITriggerFunctions,
		private readonly settings: TriggerSettings,
		private readonly timing: Timing,
	) {
		this.pace = new Pace(timing);
		this.faults = new FaultReporter(timing, (error) => this.report(error));
		this.store = new CursorStore(context);
	}

	/** Goes on until `stop`. Never rejects. */
	async run(): Promise<void> {
		const { timing } = this;
		const { signal } = this.stopping;
		const backoff = new FaultBackoff(timing);
		while (!signal.aborted) {
			try {
				await this.watch();
			} catch (thrown) {
				if (signal.aborted) return;
				if (thrown instanceof OtherAccountError) continue;
				const error = explainRight(thrown, this.settings.stream);
				this.fault(error);
				this.markReady();
				// Whether it is the place that is wrong is to be seen while Box still refuses it.
				if (isRefusedPosition(error) && this.isPlaceRefused) continue;
				await pause(timing, backoff.after(error), signal);
			}
		}
	}

	/** Ends it at once, and with it the connection that is being held. */
	stop(): void {
		this.stopping.abort();
		this.markReady();
	}

	private async watch(): Promise<void> {
		const { context, pace, settings, timing } = this;
		const { signal } = this.stopping;
		const account = await connectAccount(context, settings.stream, { signal, timing, pace });
		const { box, identity, source } = account;
		this.box = box;
		const pipeline = await this.position(account);
		if (this.isPlaceRefused) await this.giveUpPlace(pipeline.cursor, source);
		await pipeline.resume(source);
		// What n8n has refused as known, or has run already, is then off the list it saves.
		void pipeline.idle().then(() => {
			this.keep(pipeline.cursor);
			this.markReady();
		});
		const choose = await prepareChoice(box, settings, identity.account, {
			signal,
			timing,
			onFault: (error) => {
				// Another connection may be what is needed.
				if (isOfCredential(error)) throw error;
				this.fault(error);
			},
			onGivenUp: (error) => this.faults.failed(explainDoubt(error), { isLasting: true }),
			onDoubt: (event, note) => this.doubts.set(event, note),
		});
		const pages = eventPages(source, pipeline.cursor, {
			...listening(settings),
			signal,
			timing,
			isLasting: endsStream,
			settled: async () => await pipeline.settle(),
			onFault: (error, part) => this.passing(error, part),
			onAnswer: (part) => this.answered(part),
		});
		for await (const events of pages) {
			const chosen = await choose(events);
			// Another account is told of other folders.
			await account.verify();
			await pipeline.take(chosen);
		}
	}

	/** Where to read on: as kept by n8n, or as the settings say. */
	private async position({ box, identity, source }: ConnectedAccount) {
		const { pipeline, store } = this;
		if (pipeline && isSame(pipeline.cursor.identity, identity)) return pipeline;
		const found = store.find(identity);
		const cursor = found ?? (await beginStream(source, identity, this.settings));
		if (!found && store.read() !== undefined) this.tellOfNewStream(identity);
		this.pipeline = this.pipelineOf(box, cursor);
		this.refusals = [];
		store.change(cursor);
		return this.pipeline;
	}

	private tellOfNewStream(identity: StreamIdentity): void {
		this.context.logger.info(
			'Box Trigger: another account or stream, or no usable position: the stream begins anew',
			this.whereabouts(),
		);
		const notice = explainNewStream(this.store.read(), identity);
		if (notice) this.report(notice);
	}

	/**
	 * Goes on where the live stream is, as Box does not take the place any more.
	 *
	 * Rejects where Box does not take that either: then it is not the place that is wrong.
	 */
	private async giveUpPlace(cursor: Cursor, source: EventSource): Promise<void> {
		const [refusal] = this.refusals;
		this.refusals = [];
		const { eventTypes } = listening(this.settings);
		const { stream } = cursor.identity;
		const position = cursor.past?.live ?? (await currentPosition(source, stream, eventTypes));
		cursor.moveTo(position);
		this.keep(cursor);
		this.report(lostPosition(refusal));
	}

	private pipelineOf(box: BoxClient, cursor: Cursor): EventPipeline<INodeExecutionData> {
		const { context, settings, timing } = this;
		const { signal } = this.stopping;
		const executions = new Executions(context, timing, signal);
		const files = new EventFiles(
			fetching(() => this.box ?? box, context),
			{
				signal,
				timing,
				onFault: (error) => this.log(error),
				onGivenUp: (error) => this.faults.failed(explainMissingFile(error), { isLasting: true }),
			},
		);
		return new EventPipeline(cursor, {
			batchSize: settings.batchSize,
			// A look at intervals gives what has happened since the last one.
			isComplete: settings.interval !== undefined,
			keyPrefix: `box:${context.getWorkflow().id ?? ''}:${context.getNode().id}`,
			keep: (current) => this.keep(current),
			prepare: (events) =>
				toItems(
					events,
					settings,
					async (items) => await files.get(items),
					(event) => this.doubts.get(event),
				),
			start: async (items, key) => await executions.start(items, key),
			onFault: (error) => this.fault(error),
			signal,
			timing,
		});
	}

	private keep(cursor: Cursor): void {
		if (cursor === this.pipeline?.cursor) this.store.keep(cursor);
	}

	private fault(error: unknown): void {
		this.log(error);
		const isRefused = this.pipeline !== undefined && isRefusedPosition(error);
		if (isRefused) this.refusals.push(error);
		const isSaidOnce = error instanceof MissingRightError;
		// Once may be a mistake; it is told of when the place is given up.
		this.faults.failed(error, { isLasting: !isRefused && isLasting(error), isSaidOnce });
	}

	private get isPlaceRefused(): boolean {
		return this.refusals.length >= REFUSALS;
	}

	private answered(part: StreamPart): void {
		if (part === 'events') this.refusals = [];
		this.faults.healed(part);
	}

	/** One that the stream itself waits out, whatever it is. */
	private passing(error: unknown, part: StreamPart): void {
		this.log(error);
		this.faults.failed(part === 'realtime' ? explainSilence(error) : error, { part });
	}

	private log(error: unknown): void {
		const message = messageOf(error);
		if (!this.faults.isNews(message)) return;
		const { logger } = this.context;
		logger.warn(`Box Trigger: ${message}. It goes on trying.`, this.whereabouts());
	}

	/** Shows a failed execution, and runs the error workflow, while the trigger lives on. */
	private report(error: unknown): void {
		const { context } = this;
		// Older versions of n8n do not have it.
		if (typeof context.saveFailedExecution !== 'function') return;
		context.saveFailedExecution(toNodeError(error, context.getNode()));
	}

	private whereabouts() {
		return { workflowId: this.context.getWorkflow().id, nodeName: this.context.getNode().name };
	}
}
