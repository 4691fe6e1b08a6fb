import type { Emulator } from '../emulator';
import type { Witness } from './sdk';
import { eachWithWitness, upload } from './sdk';

describe('Box’s own SDK, on tokens and events', () => {
	let emulator: Emulator;
	let sdk: Witness;

	eachWithWitness(
		(started) => ({ emulator, sdk } = started),
		// The SDK reads positions as JavaScript numbers, which would damage them.
		{ positions: 'string' },
	);

	it('refreshes an expired access token and goes on', async () => {
		const before = await sdk.tokens.get();
		emulator.expireAccessTokens();

		const me = await sdk.client.users.getUserMe();

		const after = await sdk.tokens.get();
		expect(me.id).toBe(emulator.users.admin.id);
		expect(emulator.tokenRequests()).toBe(1);
		expect(after?.refreshToken).not.toBe(before?.refreshToken);
		expect(after?.accessToken).not.toBe(before?.accessToken);
	});

	it('is refused when the refresh token is gone as well', async () => {
		emulator.expireAccessTokens();
		emulator.revokeRefreshTokens();

		await expect(sdk.client.users.getUserMe()).rejects.toMatchObject({
			responseInfo: {
				statusCode: 400,
				body: { error: 'invalid_grant', error_description: 'Refresh token has expired' },
			},
		});
	});

	it('receives an event that happens while it waits', async () => {
		const stream = sdk.client.events.getEventStream();
		// Ending the stream aborts its long poll, which the SDK reports as an error.
		const aborted = new Promise<Error>((resolve) => stream.on('error', resolve));
		const received = new Promise<unknown>((resolve) => stream.once('data', resolve));
		await emulator.waitFor(({ path }) => path === '/realtime/subscribe');
		expect(emulator.pollers()).toBe(1);

		const id = await upload(sdk.client, 'notes.txt', 'text');

		expect(await received).toMatchObject({
			eventType: 'ITEM_UPLOAD',
			source: { id, type: 'file' },
		});
		await emulator.waitFor(
			(request) => request.path === '/realtime/subscribe' && request.status === 0,
		);
		stream.destroy();
		expect((await aborted).message).toContain('aborted');
	});

	it('reads past events with positions no number can hold', async () => {
		emulator.addFolder({ name: 'a' });
		emulator.addFolder({ name: 'b' });

		const first = await sdk.client.events.getEvents({ streamPosition: '0', limit: 1 });
		const second = await sdk.client.events.getEvents({
			streamPosition: String(first.nextStreamPosition),
		});

		expect(first.entries).toMatchObject([{ eventType: 'ITEM_CREATE', source: { name: 'a' } }]);
		expect(second.entries).toMatchObject([{ eventType: 'ITEM_CREATE', source: { name: 'b' } }]);
		expect(BigInt(String(first.nextStreamPosition))).toBeGreaterThan(2n ** 53n);
	});
});
