import type { ITriggerFunctions } from 'n8n-workflow';

import type { Timing } from '../client/http/timing';
import type { BoxEvent } from '../client/types';
import { Cursor } from '../events/cursor';
import type { EventItem } from '../events/eventItem';
import { Pace } from '../events/pace';
import { currentPosition, eventPages } from '../events/stream';
import { toNodeError } from '../framework/errors';
import { connectAccount, type ConnectedAccount } from './account';
import { prepareChoice } from './choose';
import { fileOrNote, type EventFile, type FetchFile } from './eventFiles';
import { endsStream, explainRight } from './faults';
import { latestEvent } from './latest';
import { fetching, toItems } from './output';
import { listening, type TriggerSettings } from './settings';

/**
 * The editor's test: hands over the latest event that is wanted, or waits for the next ones where
 * Box holds none. What a workflow that is active has read stays as it is.
 *
 * @throws NodeError where the credential or the folder cannot be used
 */
export async function runManualTest(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	signal: AbortSignal,
	timing: Timing,
): Promise<void> {
	try {
		const pace = new Pace(timing);
		const account = await connectAccount(context, settings.stream, { signal, timing, pace });
		const events = await latestOrNext(account, settings, signal, timing);
		const fetch = fetching(() => account.box, context);
		const items = await toItems(events, settings, async (files) => await oneTry(fetch, files));
		// n8n replaces `emit` after `trigger` was called, so it is looked up only here.
		if (!signal.aborted) context.emit([items]);
	} catch (error) {
		if (!signal.aborted) throw toNodeError(explainRight(error, settings.stream), context.getNode());
	}
}

async function latestOrNext(
	{ box, identity, source }: ConnectedAccount,
	settings: TriggerSettings,
	signal: AbortSignal,
	timing: Timing,
): Promise<BoxEvent[]> {
	// What happens while the latest is looked for comes next.
	const live = await currentPosition(source, identity.stream);
	const choose = await prepareChoice(box, settings, identity.account, {
		signal,
		timing,
		// Whoever waits in the editor is told at once.
		onFault: rethrow,
		onGivenUp: rethrow,
		onDoubt: rethrow,
	});
	const latest = await latestEvent({ source, identity, settings, choose, live, timing });
	if (latest) return [latest];
	const pages = eventPages(source, Cursor.startingAt(identity, live), {
		...listening(settings),
		signal,
		timing,
		isLasting: endsStream,
	});
	for await (const events of pages) {
		const wanted = (await choose(events)).slice(0, settings.batchSize);
		if (wanted.length > 0) return wanted;
	}
	return [];
}

async function oneTry(fetch: FetchFile, items: readonly EventItem[]): Promise<EventFile[]> {
	const files: EventFile[] = [];
	for (const item of items) files.push(await fileOrNote(fetch, item));
	return files;
}

function rethrow(error: unknown): never {
	throw error;
}
