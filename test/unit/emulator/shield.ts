import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const BARRIERS = '/2.0/shield_information_barriers';
const SEGMENTS = '/2.0/shield_information_barrier_segments';
const MEMBERS = '/2.0/shield_information_barrier_segment_members';
const RESTRICTIONS = '/2.0/shield_information_barrier_segment_restrictions';
const REPORTS = '/2.0/shield_information_barrier_reports';

describe('Box Shield in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let colleague: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		colleague = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
	});

	afterEach(async () => await end(emulator));

	const idOf = ({ json }: Answer) => String(at(json, 'id'));
	const list = async (path: string) => at((await box.call('GET', path)).json, 'entries');
	const barrier = async () => {
		const enterprise = { type: 'enterprise', id: '31000001' };
		return await box.call('POST', BARRIERS, { enterprise });
	};
	const segment = async (id: string, name: string, more: object = {}) =>
		await box.call('POST', SEGMENTS, { shield_information_barrier: { id }, name, ...more });

	it('turns a barrier on and off', async () => {
		const made = await barrier();
		const change = async (status: string, id = idOf(made)) =>
			await box.call('POST', `${BARRIERS}/change_status`, { id, status });

		expect(made.json).toMatchObject({
			type: 'shield_information_barrier',
			enterprise: { type: 'enterprise', id: '31000001' },
			status: 'draft',
		});
		expect((await change('disabled')).status).toBe(409);
		expect(at((await change('pending')).json, 'status')).toBe('pending');
		const on = (await box.call('GET', `${BARRIERS}/${idOf(made)}`)).json;
		expect(on).toMatchObject({ status: 'enabled', enabled_by: { id: '21000000011' } });
		expect(at((await change('disabled')).json, 'status')).toBe('disabled');
		expect((await change('enabled')).status).toBe(400);
		expect((await change('pending', '1')).status).toBe(404);
		const other = { enterprise: { type: 'enterprise', id: '31000002' } };
		expect((await box.call('POST', BARRIERS, other)).status).toBe(404);
		expect((await colleague.call('GET', BARRIERS)).status).toBe(403);
	});

	it('has users in the segments of a barrier, once each', async () => {
		const id = idOf(await barrier());
		const one = await segment(id, 'One', { description: 'First' });
		const path = `${SEGMENTS}/${idOf(one)}`;
		expect(one.json).toMatchObject({ name: 'One', description: 'First' });
		expect(at(one.json, 'shield_information_barrier', 'id')).toBe(id);
		expect((await segment(id, 'one')).status).toBe(409);
		expect((await segment('1', 'Two')).status).toBe(404);
		const changed = await box.call('PUT', path, { description: 'Other' });
		expect(changed.json).toMatchObject({ name: 'One', description: 'Other' });
		expect(await list(`${SEGMENTS}?shield_information_barrier_id=${id}`)).toEqual([changed.json]);

		const put = async (segmentId: string, userId: string) =>
			await box.call('POST', MEMBERS, {
				shield_information_barrier_segment: { id: segmentId },
				user: { type: 'user', id: userId },
			});
		const member = await put(idOf(one), '21000000022');
		expect(member.status).toBe(201);
		expect(member.json).toMatchObject({
			user: { type: 'user', id: '21000000022' },
			shield_information_barrier: { id },
			shield_information_barrier_segment: { id: idOf(one) },
		});
		const two = await segment(id, 'Two');
		expect((await put(idOf(two), '21000000022')).status).toBe(409);
		expect((await put(idOf(two), '21000000033')).status).toBe(404);
		expect((await put('1', '21000000022')).status).toBe(404);
		const query = `shield_information_barrier_segment_id=${idOf(one)}`;
		expect(await list(`${MEMBERS}?${query}`)).toEqual([member.json]);
		expect((await box.call('DELETE', path)).status).toBe(204);
		expect((await box.call('GET', `${MEMBERS}/${idOf(member)}`)).status).toBe(404);
	});

	it('keeps segments of a barrier apart', async () => {
		const id = idOf(await barrier());
		const [one, two] = [idOf(await segment(id, 'One')), idOf(await segment(id, 'Two'))];
		const foreign = idOf(await segment(idOf(await barrier()), 'One'));
		const restrict = async (from: string, to: string) =>
			await box.call('POST', RESTRICTIONS, {
				type: 'shield_information_barrier_segment_restriction',
				shield_information_barrier_segment: { id: from },
				restricted_segment: { id: to },
			});
		const made = await restrict(one, two);
		const path = `${RESTRICTIONS}/${idOf(made)}`;

		expect(made.status).toBe(201);
		expect((await box.call('GET', path)).json).toEqual(made.json);
		expect((await restrict(one, two)).status).toBe(409);
		expect((await restrict(one, one)).status).toBe(400);
		expect((await restrict(one, foreign)).status).toBe(400);
		expect((await restrict(one, '1')).status).toBe(404);
		expect(await list(`${RESTRICTIONS}?shield_information_barrier_segment_id=${one}`)).toEqual([
			made.json,
		]);
		expect((await colleague.call('DELETE', path)).status).toBe(404);
		expect((await box.call('DELETE', `${SEGMENTS}/${two}`)).status).toBe(204);
		expect((await box.call('GET', path)).status).toBe(404);
	});

	it('makes one report on a barrier at a time', async () => {
		const id = idOf(await barrier());
		const body = { shield_information_barrier: { id } };
		const made = await box.call('POST', REPORTS, body);

		expect(made.json).toMatchObject({
			status: 'pending',
			shield_information_barrier: { shield_information_barrier: { id } },
		});
		expect((await box.call('POST', REPORTS, body)).status).toBe(409);
		expect((await box.call('GET', `${REPORTS}/${idOf(made)}`)).json).toEqual(made.json);
		expect(await list(`${REPORTS}?shield_information_barrier_id=${id}`)).toEqual([made.json]);
		expect((await box.call('GET', REPORTS)).status).toBe(400);
	});

	describe('of the version 2025.0', () => {
		const headers = { 'box-version': '2025.0' };
		const call = async (method: string, path: string, body?: object, as = box) =>
			await as.call(method, `/2.0${path}`, body, headers);
		const domains = (name: string) => ({ name, content: { type: 'domain', domains: ['a.com'] } });

		it('has lists for its rules', async () => {
			const made = await call('POST', '/shield_lists', domains('Ours'));
			const path = `/shield_lists/${idOf(made)}`;

			expect(made.status).toBe(200);
			expect((await call('GET', path)).json).toEqual(made.json);
			expect(at((await call('GET', '/shield_lists')).json, 'entries')).toEqual([
				{ type: 'shield_list', id: idOf(made), name: 'Ours', content: { type: 'domain' } },
			]);
			expect((await call('POST', '/shield_lists', domains('ours'))).status).toBe(409);
			const content = { type: 'country', country_codes: ['US'] };
			const changed = await call('PUT', path, { name: 'Theirs', description: 'b', content });
			expect(changed.json).toMatchObject({ name: 'Theirs', description: 'b', content });
			expect((await call('PUT', path, { name: 'Theirs' })).status).toBe(400);
			expect((await call('GET', '/shield_lists', undefined, colleague)).status).toBe(403);
			expect((await box.call('GET', `/2.0${path}`)).status).toBe(400);
			expect((await call('DELETE', path)).status).toBe(204);
			expect((await call('GET', path)).status).toBe(404);
		});

		it.each([
			[{ type: 'planet', planets: ['Mars'] }],
			[{ type: 'country', country_codes: ['us'] }],
			[{ type: 'domain', ip_addresses: ['127.0.0.1'] }],
			[{ type: 'email' }],
			[[]],
		])('refuses the content %j', async (content) => {
			expect((await call('POST', '/shield_lists', { name: 'a', content })).status).toBe(400);
		});

		it('has archives, which applications do not delete', async () => {
			const made = await call('POST', '/archives', { name: 'Old', storage_policy_id: '51' });
			const path = `/archives/${idOf(made)}`;

			expect(made.json).toMatchObject({ type: 'archive', name: 'Old', description: '', size: 0 });
			expect((await call('POST', '/archives', { name: 'old' })).status).toBe(409);
			const unknown = { name: 'New', storage_policy_id: '1' };
			expect((await call('POST', '/archives', unknown)).status).toBe(404);
			const changed = await call('PUT', path, { name: 'Older' });
			expect(at(changed.json, 'name')).toBe('Older');
			expect(at((await call('GET', '/archives')).json, 'entries')).toEqual([changed.json]);
			expect((await call('GET', '/archives', undefined, colleague)).status).toBe(403);
			expect((await call('DELETE', path)).status).toBe(403);
		});
	});
});
