import type { ITriggerFunctions } from 'n8n-workflow';

import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { currentPosition } from '../events/currentPosition';
import { Cursor } from '../events/cursor';
import type { EventItem } from '../events/eventItem';
import { eventPages } from '../events/eventPages';
import { toNodeError } from '../framework/errors/errors';
import { AccountConnector, type ConnectedAccount } from './account';
import { fileOrNote, type EventFile, type FetchFile } from './eventFiles';
import { createFilter } from './eventFilter';
import { explainMissingRight } from './explanations';
import { endsStream } from './faults';
import { latestEvent } from './latestEvent';
import { fetchFrom, toItems } from './output';
import type { TriggerSettings } from './settings';
import { noSharing } from './sharing';

/**
 * The editor's test: hands over the latest event that matches the settings, or waits for the next
 * ones if Box has none. What an active workflow has read stays as it is.
 *
 * @throws NodeError if the credential or the folder cannot be used
 */
export async function runManualTest(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	signal: AbortSignal,
	clock: Timing,
): Promise<void> {
	try {
		const { stream, eventTypes } = settings;
		// An active workflow of the same account is not to wait for the search.
		const sharing = noSharing();
		const options = { stream, eventTypes, signal, timing: clock, sharing, isPermanent: endsStream };
		const account = await new AccountConnector(context, options).connect();
		const events = await latestOrNext(account, settings, signal, clock);
		const fetch = fetchFrom(() => account.box, context);
		const items = await toItems(events, settings, async (files) => await getOnce(fetch, files));
		// n8n replaces `emit` after `trigger` was called, so it is looked up only here.
		if (!signal.aborted) context.emit([items]);
	} catch (error) {
		if (signal.aborted) return;
		throw toNodeError(explainMissingRight(error, settings.stream), context.getNode());
	}
}

async function latestOrNext(
	{ folders, identity, source }: ConnectedAccount,
	settings: TriggerSettings,
	signal: AbortSignal,
	clock: Timing,
): Promise<BoxEvent[]> {
	// Events that happen during the search come next.
	const live = await currentPosition(source, identity.stream);
	const filter = await createFilter(folders, settings, identity.account, {
		signal,
		timing: clock,
		// A user who waits in the editor sees the error at once.
		onFault: rethrow,
		onGivenUp: rethrow,
		onUnknown: rethrow,
	});
	const latest = await latestEvent({ source, identity, settings, filter, live, clock });
	if (latest) return [latest];
	const pages = eventPages(source, Cursor.startingAt(identity, live), {
		interval: settings.interval,
		eventTypes: settings.eventTypes,
		signal,
		timing: clock,
		isPermanent: endsStream,
	});
	for await (const events of pages) {
		const matching = (await filter(events)).slice(0, settings.batchSize);
		if (matching.length > 0) return matching;
	}
	return [];
}

async function getOnce(fetch: FetchFile, items: readonly EventItem[]): Promise<EventFile[]> {
	const files: EventFile[] = [];
	for (const item of items) files.push(await fileOrNote(fetch, item));
	return files;
}

function rethrow(error: unknown): never {
	throw error;
}
