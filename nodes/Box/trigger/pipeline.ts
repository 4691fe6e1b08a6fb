import type { INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import type { Cursor } from '../events/cursor';
import { EventPipeline } from '../events/eventPipeline';
import { confirmationOf } from './confirmation';
import { EventFiles } from './eventFiles';
import { Executions } from './executions';
import { explainLetGo, explainMissingFile, explainNoEnds } from './explanations';
import type { FaultHandler } from './faultHandler';
import { fetchFrom, toItems } from './output';
import type { TriggerSettings } from './settings';

export interface PipelineOptions {
	settings: TriggerSettings;
	faults: FaultHandler;
	/** Gives the current connection. */
	box: () => BoxClient;
	/** What `folder_note` of an event says. */
	folderNoteOn: (event: BoxEvent) => string | undefined;
	/** Stores the cursor, for n8n to save. */
	keep: (cursor: Cursor) => void;
	clock: Timing;
	signal: AbortSignal;
}

/** Takes events from a cursor's stream to executions of n8n. */
export type ExecutionPipeline = EventPipeline<INodeExecutionData>;

export function createPipeline(
	context: ITriggerFunctions,
	cursor: Cursor,
	{ settings, faults, box, folderNoteOn, keep, clock, signal }: PipelineOptions,
): ExecutionPipeline {
	const keyPrefix = `box:${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
	const confirmation = confirmationOf(settings, context);
	const onNoEnd = () => {
		if (confirmation.when !== 'started') faults.report(explainNoEnds());
	};
	const executions = new Executions(context, keyPrefix, onNoEnd, clock, signal);
	const files = new EventFiles(fetchFrom(box, context), {
		signal,
		timing: clock,
		onFault: (error) => faults.log(error),
		onGivenUp: (error) => faults.gaveUp(explainMissingFile(error)),
	});
	return new EventPipeline(cursor, {
		batchSize: settings.batchSize,
		// A read at an interval gives all events since the one before.
		isComplete: settings.interval !== undefined,
		keyPrefix,
		confirmation,
		keep,
		save: (key) => executions.save(key),
		prepare: (events) =>
			toItems(events, settings, async (items) => await files.get(items), folderNoteOn),
		start: async (items, key) => await executions.start(items, key),
		onFault: (error) => faults.failed(error),
		onLetGo: (batch, end) => faults.report(explainLetGo(batch, end)),
		signal,
		timing: clock,
	});
}
