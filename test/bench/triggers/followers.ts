import type { IDataObject } from 'n8n-workflow';

import { objectAt } from '../../../nodes/Box/client/json';
import { witness } from '../../witness/sdk';
import {
	BOX_TRIGGER,
	credentialFor,
	credentialReference,
	startTrigger,
	type RunningTrigger,
	type StoredCredential,
} from '../engine';
import { followPlainly } from '../events/plain';
import type { Address } from '../network/place';
import type { Kind } from './protocol';

/** Ends all that was started. */
type Stop = () => Promise<void>;

/** Told the IDs of events, and which of the listeners they have reached. */
type Arrived = (listener: number, ids: string[]) => void;

/** Starts so many listeners on one account. */
type Start = (box: Address, count: number, arrived: Arrived) => Promise<Stop>;

/** A workflow of its own, as each trigger of an n8n has one. */
const workflowOf = (number: number, credential: StoredCredential) => ({
	id: `workflow${number}`,
	name: `Workflow ${number}`,
	nodes: [
		{
			id: 'trigger',
			name: 'Box Trigger',
			type: BOX_TRIGGER,
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: {},
			credentials: credentialReference(credential),
		},
	],
	connections: {},
});

/** What n8n has stored of the workflow that ran first: how far its trigger has read. */
let stored: IDataObject | undefined;

/** Without the executions that a workflow began last: other workflows have none to go on with. */
function withoutPending(staticData: IDataObject): IDataObject {
	const entries = Object.entries(staticData).map(([key, cursor]) => {
		return [key, { ...objectAt(cursor), pending: [] }] as const;
	});
	return Object.fromEntries(entries);
}

/**
 * Triggers on one credential, activated one after the other as n8n does at its start, where each goes
 * on from its stored position.
 */
const triggers: Start = async (box, count, arrived) => {
	const credential = credentialFor(box);
	const running: RunningTrigger[] = [];
	for (let number = 0; number < count; number++) {
		const trigger = await startTrigger({
			credential,
			workflow: workflowOf(number, credential),
			activation: 'init',
			staticData: stored && structuredClone(stored),
			onExecution: ({ items }) =>
				arrived(
					number,
					items.map(({ json }) => String(json.event_id)),
				),
		});
		running.push(trigger);
	}
	return async () => {
		await Promise.all(running.map(async (trigger) => await trigger.stop()));
		if (running[0]) stored ??= withoutPending(running[0].staticData);
		const [failure] = running.flatMap(({ failures }) => failures);
		if (failure) throw failure;
	};
};

/** A stream of Box's SDK for each listener. */
const streams: Start = async (box, count, arrived) => {
	const sdk = witness(box);
	const running = Array.from({ length: count }, (_, number) => {
		const stream = sdk.client.events.getEventStream();
		stream.on('data', ({ eventId }: { eventId?: string }) => arrived(number, [eventId ?? '']));
		// Ending it aborts the long poll, which it reports.
		stream.on('error', () => undefined);
		return stream;
	});
	return async () => {
		running.forEach((stream) => stream.destroy());
		sdk.close();
	};
};

/** One stream of plain requests, whose events all listeners get. */
const plain: Start = async (box, count, arrived) =>
	followPlainly(box, (ids) => {
		for (let number = 0; number < count; number++) arrived(number, ids);
	});

/** How each kind starts. */
export const START: Record<Kind, Start> = { ours: triggers, sdk: streams, floor: plain };
