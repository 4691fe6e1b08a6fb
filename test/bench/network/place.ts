import { startEmulator, type Emulator } from '../../emulator';
import { openDistantPort } from './distantPort';

/** What a client of the emulator needs to know of it. */
export type Address = Pick<Emulator, 'url' | 'clientId' | 'clientSecret' | 'connect'>;

/** An emulator as it looks from some distance, over plain HTTP, and what happens there. */
export interface Place {
	/** What happens in Box is done here. */
	near: Emulator;
	/** What clients are given. */
	far: Address;
	/** Ends all connections. */
	forget: () => void;
	close(): Promise<void>;
}

/** @param roundTrip milliseconds */
export async function openPlace(roundTrip: number): Promise<Place> {
	// Positions that come as numbers are damaged by Box's SDK, which then reads the same page for ever.
	const near = await startEmulator({ openapi: '', positions: 'string' });
	const distant = await openDistantPort(Number(new URL(near.url).port), roundTrip);
	const { clientId, clientSecret } = near;
	const connect = (userId?: string) => near.connect(userId);
	return {
		near,
		far: { url: `http://127.0.0.1:${distant.port}`, clientId, clientSecret, connect },
		forget: distant.forget,
		close: async () => {
			await distant.close();
			await near.close();
		},
	};
}
