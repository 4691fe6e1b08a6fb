import { startEmulator, type Emulator } from '../../emulator';

let time = 1e12;
let emulator: Emulator;

beforeAll(async () => {
	const limits = { calls: 3, uploads: 1 };
	emulator = await startEmulator({ limits, now: () => time });
});

beforeEach(() => {
	time += 60_000;
});

afterAll(async () => await emulator.close());

async function call(path: string, token: string, init: RequestInit = {}): Promise<Response> {
	const headers = { authorization: `Bearer ${token}`, ...(init.headers as object) };
	return await fetch(`${emulator.url}${path}`, { ...init, headers });
}

async function upload(token: string, name: string): Promise<Response> {
	const body = new FormData();
	body.append('attributes', JSON.stringify({ name, parent: { id: '0' } }));
	body.append('file', new Blob(['text']), name);
	return await call('/api/2.0/files/content', token, { method: 'POST', body });
}

describe('rate limits', () => {
	it('refuse a call too many until the minute is over, and say how long that takes', async () => {
		const token = emulator.connect().access_token;
		for (let each = 0; each < 3; each += 1) {
			expect((await call('/2.0/users/me', token)).status).toBe(200);
		}
		time += 20_500;
		const refused = await call('/2.0/users/me', token);
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
		expect(await refused.json()).toMatchObject({ code: 'rate_limit_exceeded' });
		time += 40_000;
		expect((await call('/2.0/users/me', token)).status).toBe(200);
	});

	it('count each user by himself', async () => {
		const [mine, hers] = [emulator.connect(), emulator.connect(emulator.users.colleague.id)];
		for (let each = 0; each < 4; each += 1) await call('/2.0/users/me', mine.access_token);
		expect((await call('/2.0/users/me', hers.access_token)).status).toBe(200);
	});

	it('count uploads by themselves, too', async () => {
		const token = emulator.connect().access_token;
		expect((await upload(token, 'a.txt')).status).toBe(201);
		expect((await upload(token, 'b.txt')).status).toBe(429);
		expect((await call('/2.0/users/me', token)).status).toBe(200);
	});
});
