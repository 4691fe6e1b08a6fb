import type { ITriggerFunctions } from 'n8n-workflow';

import type { Timing } from '../client/timing';
import { Cursor } from '../events/cursor';
import { currentPosition, eventPages } from '../events/stream';
import { toNodeError } from '../framework/errors';
import { connect } from '../session/connect';
import { streamIdentity } from './account';
import { prepareChoice } from './choose';
import { explainRight, isLasting } from './faults';
import { listening } from './settings';
import { toItems } from './output';
import type { TriggerSettings } from './settings';

/**
 * The editor's test: waits for the next events that are wanted and hands them over, once. What a
 * workflow that is active has read stays as it is.
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
		const box = await connect(context, { signal, timing });
		const identity = await streamIdentity(box, settings.stream);
		const position = await currentPosition(box, identity.stream);
		const choose = await prepareChoice(box, settings, identity.account);
		const cursor = Cursor.startingAt(identity, position);
		for await (const events of eventPages(box, cursor, {
			...listening(settings),
			signal,
			timing,
			isLasting,
		})) {
			const batch = (await choose(events)).slice(0, settings.batchSize);
			if (batch.length === 0) continue;
			const items = await toItems(batch, settings, box, context);
			// n8n replaces `emit` after `trigger` was called, so it is looked up only here.
			context.emit([items]);
			return;
		}
	} catch (error) {
		if (!signal.aborted) throw toNodeError(explainRight(error, settings.stream), context.getNode());
	}
}
