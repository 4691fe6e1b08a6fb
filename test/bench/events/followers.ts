import { witness } from '../../witness/sdk';
import { credentialFor, startTrigger } from '../engine';
import type { Address } from '../network/place';
import { followPlainly } from './plain';

/** Ends the following. */
type Stop = () => void | Promise<void>;

/** Something that follows the events of an account. */
export interface Follower {
	name: string;
	/**
	 * Starts to follow the events of the account. `arrived` is told the IDs of events
	 * at the moment when a user's work on them begins.
	 */
	start: (box: Address, arrived: (ids: string[]) => void) => Stop | Promise<Stop>;
}

/** What differs between two ways to be handed events. */
export type Mode = 'each' | 'batch';

/** The Box Trigger in n8n-core: an event arrives when its execution starts. */
export const ourTrigger = (mode: Mode): Follower => ({
	name: `Box Trigger (${mode})`,
	start: async (box, arrived) => {
		const trigger = await startTrigger({
			credential: credentialFor(box),
			parameters: { options: { executionMode: mode } },
			onExecution: ({ items }) => arrived(items.map(({ json }) => String(json.event_id))),
		});
		return async () => await trigger.stop();
	},
});

/** The event stream of Box's own SDK, which keeps no position and starts nothing. */
export const boxSdk: Follower = {
	name: 'box-node-sdk',
	start: (box, arrived) => {
		const sdk = witness(box);
		const stream = sdk.client.events.getEventStream();
		stream.on('data', ({ eventId }: { eventId?: string }) => arrived([eventId ?? '']));
		// Ending it aborts the long poll, which it reports.
		stream.on('error', () => undefined);
		return () => {
			stream.destroy();
			sdk.close();
		};
	},
};

/** Plain requests, which keep a position in memory and start nothing. */
export const plainRequests: Follower = {
	name: 'plain requests',
	start: (box, arrived) => followPlainly(box, arrived),
};
