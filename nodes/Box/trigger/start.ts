import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

import { systemTiming, type Timing } from '../client/http/timing';
import { pause } from '../events/pause';
import { toNodeError } from '../framework/errors';
import { runManualTest } from './manualTest';
import { readSettings, type TriggerSettings } from './settings';
import { Watcher } from './watcher';

/**
 * n8n saves static data after activation, so it is worth waiting until the stream's position is in
 * it: then a crash before the first event loses nothing. But Box being slow must not hold up n8n.
 */
const LONGEST_START_MS = 3_000;

/**
 * Starts following events, or prepares the editor's test.
 *
 * @throws NodeError where a setting can never work: n8n gives up on a workflow whose trigger throws
 */
export async function startTrigger(
	context: ITriggerFunctions,
	timing: Timing = systemTiming,
): Promise<ITriggerResponse> {
	const settings = settingsOf(context);
	return context.getMode() === 'manual'
		? manualTest(context, settings, timing)
		: await production(context, settings, timing);
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
	timing: Timing,
): ITriggerResponse {
	const stopping = new AbortController();
	return {
		manualTriggerFunction: async () =>
			await runManualTest(context, settings, stopping.signal, timing),
		closeFunction: async () => stopping.abort(),
	};
}

async function production(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	timing: Timing,
): Promise<ITriggerResponse> {
	const watcher = new Watcher(context, settings, timing);
	void watcher.run();
	const started = new AbortController();
	await Promise.race([watcher.ready, pause(timing, LONGEST_START_MS, started.signal)]);
	started.abort();
	return { closeFunction: async () => watcher.stop() };
}
