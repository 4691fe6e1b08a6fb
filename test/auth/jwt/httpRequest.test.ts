import { startEmulator, type Emulator } from '../../emulator';
import { jwtCredentialFor, runNode, type StoredCredential } from '../../support/engine';
import { caller } from './caller';

let emulator: Emulator;

beforeEach(async () => void (emulator = await startEmulator()));
afterEach(async () => await emulator.close());

async function call(credential: StoredCredential, legacy: boolean, items = 50) {
	return await runNode({
		credential,
		nodeType: caller,
		parameters: { url: `${emulator.url}/2.0/users/me`, legacy },
		input: Array.from({ length: items }, () => ({ json: {} })),
	});
}

describe.each([
	['httpRequestWithAuthentication', false],
	['requestWithAuthentication', true],
])('another node with the credential, by %s', (_name, legacy) => {
	it('has one token for all items, and another one after its end', async () => {
		const credential = jwtCredentialFor(emulator);
		for (let expiry = 1; expiry <= 3; expiry++) {
			const { error, json } = await call(credential, legacy);
			expect(error).toBeUndefined();
			expect(new Set(json.map(({ id }) => id))).toEqual(new Set([emulator.service.id]));
			expect(json).toHaveLength(50);
			expect(emulator.tokenRequests()).toBe(expiry);
			emulator.expireAccessTokens();
		}
	});

	it.each([5, -5])('is had with a clock that is %d minutes off', async (minutes) => {
		const box = await startEmulator({ now: () => Date.now() + minutes * 60_000 });
		const { error, json } = await runNode({
			credential: jwtCredentialFor(box),
			nodeType: caller,
			parameters: { url: `${box.url}/2.0/users/me`, legacy },
			input: [{ json: {} }],
		});
		const requests = box.tokenRequests();
		await box.close();
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ id: box.service.id }]);
		expect(requests).toBe(2);
	});

	it('acts as the user that the credential names now', async () => {
		const credential = jwtCredentialFor(emulator);
		await call(credential, legacy, 1);
		const { id } = emulator.users.colleague;
		credential.data = { ...credential.data, subjectType: 'user', userId: id };
		expect((await call(credential, legacy, 1)).json).toMatchObject([{ id }]);
	});
});
