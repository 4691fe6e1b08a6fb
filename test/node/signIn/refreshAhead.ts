import { items, useBox } from '../../operations/support';
import { storedToken, type StoredCredential } from '../../support/engine';

const box = useBox();

const many = items(...Array.from({ length: 20 }, () => ({})));

/** Notes the end of the stored token as n8n does. */
function endsIn(ms: number): void {
	box.credential.data.oauthTokenData = {
		...storedToken(box.credential),
		n8n_expires_at: String(Date.now() + ms),
	};
}

const getMe = async (credential: StoredCredential = box.credential) =>
	await box.run('user', 'getMe', {}, { credential, input: many });

const TOKEN = '/oauth2/token';
const ME = '/2.0/users/me';

const refused = () => box.emulator.requests().filter(({ status }) => status === 401);

test('a token that ends soon is replaced once, before the calls', async () => {
	endsIn(30_000);
	const runs = await Promise.all([getMe(), getMe()]);
	for (const run of runs) expect(run.error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(1);
	expect(refused()).toEqual([]);
});

test('a token that has ended is not tried any more', async () => {
	endsIn(-1000);
	box.emulator.expireAccessTokens();
	expect((await getMe()).error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(1);
	expect(refused()).toEqual([]);
});

test('a token with time left stays', async () => {
	endsIn(30 * 60_000);
	expect((await getMe()).error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(0);
});

test('the old token serves where the new one cannot be had yet', async () => {
	endsIn(30_000);
	box.emulator.faults.add({ path: TOKEN, status: 503 });
	expect((await getMe()).error).toBeUndefined();
	expect((await getMe()).error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(1);
});

test('a call whose token is refused meanwhile does not give up with it', async () => {
	box.emulator.faults.add({ path: ME, stall: 300, status: 401 });
	const before = box.run('user', 'getMe');
	await box.emulator.waitFor(({ path }) => path === ME);
	endsIn(30_000);
	box.emulator.faults.add({ path: TOKEN, stall: 600, status: 503 });
	const runs = await Promise.all([before, getMe()]);
	for (const { error } of runs) expect(error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(2);
});

test('a short life does not mean a refresh for each call', async () => {
	box.credential.data.oauthTokenData = { ...storedToken(box.credential), expires_in: 60 };
	endsIn(50_000);
	expect((await getMe()).error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(0);
});

test('a clock that runs ahead does not mean a refresh for each call', async () => {
	endsIn(-24 * 3600_000);
	expect((await getMe()).error).toBeUndefined();
	// What n8n noted is taken for the clock of another machine, a day behind.
	endsIn(-24 * 3600_000);
	expect((await getMe()).error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(1);
});

test('a developer token is used to its very end', async () => {
	const { access_token } = box.emulator.connect();
	box.credential.data.oauthTokenData = { access_token };
	endsIn(1000);
	expect((await getMe()).error).toBeUndefined();
	expect(box.emulator.tokenRequests()).toBe(0);
});
