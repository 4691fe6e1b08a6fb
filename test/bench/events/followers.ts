import type { Emulator } from '../../emulator';
import { credentialFor, startTrigger } from '../../support/engine';
import { witness } from '../../witness/sdk';

/** Ends the following. */
type Stop = () => void | Promise<void>;

/** Something that follows the events of an account. */
export interface Follower {
	name: string;
	/**
	 * Starts to follow the events at an address of the emulator. `arrived` is told the IDs of events
	 * at the moment when a user's work on them begins.
	 */
	start: (emulator: Emulator, arrived: (ids: string[]) => void) => Stop | Promise<Stop>;
}

/** What differs between two ways to be handed events. */
export type Mode = 'each' | 'batch';

/** The Box Trigger in n8n-core: an event arrives when its execution starts. */
export const ourTrigger = (mode: Mode): Follower => ({
	name: `Box Trigger (${mode})`,
	start: async (emulator, arrived) => {
		const trigger = await startTrigger({
			credential: credentialFor(emulator),
			parameters: { options: { executionMode: mode } },
			onExecution: ({ items }) => arrived(items.map(({ json }) => String(json.event_id))),
		});
		return async () => await trigger.stop();
	},
});

/** The event stream of Box's own SDK, which keeps no position and starts nothing. */
export const boxSdk: Follower = {
	name: 'box-node-sdk',
	start: (emulator, arrived) => {
		const sdk = witness(emulator);
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
