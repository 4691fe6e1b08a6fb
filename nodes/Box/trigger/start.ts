import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

import { systemTiming, type Timing } from '../client/http/timing';
import { STREAM_TYPES } from '../events/streams';
import { within } from '../events/within';
import { toNodeError } from '../framework/errors/errors';
import { checkActivation } from './activationCheck';
import { CursorStore } from './cursorStore';
import { runManualTest } from './manualTest';
import { readSettings, type TriggerSettings } from './settings';
import { sharingOf, type Sharing } from './sharing';
import { Watcher } from './watcher';

/**
 * n8n saves static data after activation. So it is worth waiting for the first position to be in it:
 * then a crash before the first event loses nothing. But a slow Box must not hold up n8n.
 */
const LONGEST_ACTIVATION_MS = 3_000;

/**
 * Starts following events, or prepares the editor's test.
 *
 * @throws NodeError if a setting can never work, or if a user activates what can never work: n8n gives
 *   up on a workflow whose trigger throws
 */
export async function startTrigger(
	context: ITriggerFunctions,
	clock: Timing = systemTiming,
	sharing: Sharing = sharingOf(clock),
): Promise<ITriggerResponse> {
	const settings = settingsOf(context);
	if (context.getMode() === 'manual') return manualTest(context, settings, clock);
	await checkActivation(context, settings, clock);
	return await production(context, settings, clock, sharing);
}

function settingsOf(context: ITriggerFunctions): TriggerSettings {
	try {
		return readSettings(context);
	} catch (error) {
		throw toNodeError(error, context.getNode());
	}
}

function manualTest(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	clock: Timing,
): ITriggerResponse {
	const stopping = new AbortController();
	return {
		manualTriggerFunction: async () =>
			await runManualTest(context, settings, stopping.signal, clock),
		closeFunction: async () => stopping.abort(),
	};
}

async function production(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	clock: Timing,
	sharing: Sharing,
): Promise<ITriggerResponse> {
	const watcher = new Watcher(context, settings, clock, sharing);
	void watcher.run();
	const store = new CursorStore(context);
	// If n8n dies while this is under way, it waits for two minutes before it activates the workflow again.
	if (!store.hasPosition(STREAM_TYPES[settings.stream])) {
		await within(LONGEST_ACTIVATION_MS, watcher.ready, { timing: clock });
	}
	return { closeFunction: async () => watcher.stop() };
}
