import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

describe('fields of taxonomies in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let ids: Record<string, string>;
	let namespace: string;
	let fileId: string;

	const region = (rules: object) => ({
		type: 'taxonomy' as const,
		key: 'region',
		displayName: 'Region',
		taxonomyKey: 'geography',
		namespace,
		optionsRules: rules,
	});
	const make = async (field: object) =>
		await box.call('POST', '/2.0/metadata_templates/schema', {
			scope: 'enterprise',
			displayName: 'Site',
			fields: [field],
		});

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		fileId = emulator.addFile({ name: 'a.txt', content: 'a' }).id;
		const nodes = [
			{ displayName: 'Europe', children: [{ displayName: 'France' }, { displayName: 'Austria' }] },
			{ displayName: 'Asia', children: [{ displayName: 'Japan' }] },
		];
		({ ids, namespace } = emulator.addTaxonomy({ key: 'geography', nodes }));
	});

	afterEach(async () => await end(emulator));

	const options = async (query = '') => {
		const path = `/2.0/metadata_templates/enterprise/site/fields/region/options${query}`;
		const { json } = await box.call('GET', path);
		return (at(json, 'entries') as Array<{ displayName: string }>).map((each) => each.displayName);
	};
	const set = async (value: unknown) =>
		await box.call('POST', `/2.0/files/${fileId}/metadata/enterprise/site`, { region: value });

	it('say what can be chosen', async () => {
		await make(region({ multiSelect: true, selectableLevels: [2] }));
		expect(await options()).toEqual(['Austria', 'France', 'Japan']);
		expect(await options('?only-selectable-options=false&level=1')).toEqual(['Asia', 'Europe']);
		expect(await options(`?parent=${ids.Europe}`)).toEqual(['Austria', 'France']);
		expect(await options(`?ancestor=${ids.Asia}`)).toEqual(['Japan']);
		expect(await options('?query=fr')).toEqual(['France']);
	});

	it('hold nodes, and show all of them if asked to', async () => {
		await make(region({ multiSelect: true, selectableLevels: [2] }));
		expect((await set([ids.France])).json).toMatchObject({ region: [ids.France] });
		for (const path of ['metadata/enterprise/site', 'metadata']) {
			const shown = await box.call('GET', `/2.0/files/${fileId}/${path}?view=hydrated`);
			const instance = path === 'metadata' ? at(shown.json, 'entries', 0) : shown.json;
			expect(instance).toMatchObject({
				region: [
					{
						id: ids.France,
						displayName: 'France',
						level: 2,
						parentId: ids.Europe,
						nodePath: [ids.Europe],
						ancestors: [{ id: ids.Europe, displayName: 'Europe', level: 1 }],
					},
				],
			});
		}
		expect((await box.call('GET', `/2.0/files/${fileId}/metadata?view=flat`)).status).toBe(400);
	});

	it('refuse other values', async () => {
		await make(region({ multiSelect: false, selectableLevels: [2] }));
		for (const wrong of [ids.France, [ids.Europe], ['France'], [ids.France, ids.Japan], []]) {
			expect((await set(wrong)).status).toBe(400);
		}
		expect((await set([ids.Japan])).status).toBe(201);
	});

	it('are of a taxonomy that there is', async () => {
		const complete = { ...region({}) };
		for (const wrong of [
			{ ...complete, taxonomyKey: 'lost' },
			{ ...complete, taxonomyId: 'lost' },
			{ ...complete, namespace: 'enterprise_1' },
			{ ...complete, optionsRules: undefined },
			{ ...complete, type: 'string' },
			{ ...complete, options: [{ key: 'a' }] },
		]) {
			expect((await make(wrong)).status).toBe(400);
		}
		expect((await make(complete)).status).toBe(201);
	});
});

describe('taxonomies in the emulator', () => {
	const namespace = 'enterprise_31000001';
	const geography = `/2.0/metadata_taxonomies/${namespace}/geography`;
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const create = async (more: object = {}, by = box) =>
		await by.call('POST', '/2.0/metadata_taxonomies', {
			displayName: 'Geography',
			namespace,
			...more,
		});
	const statusOf = async (method: string, path: string, body?: object) =>
		(await box.call(method, geography + path, body)).status;
	const node = async (displayName: string, level: number, parentId?: string) => {
		const body = { displayName, level, parentId };
		const { json } = await box.call('POST', `${geography}/nodes`, body);
		return String(at(json, 'id'));
	};

	it('are made, renamed, listed and removed', async () => {
		const made = await create();
		expect(made).toMatchObject({
			status: 201,
			json: { key: 'geography', displayName: 'Geography', namespace, levels: [] },
		});
		expect((await create({ displayName: 'Sales Regions' })).json).toMatchObject({
			key: 'sales_regions',
		});
		await box.call('PATCH', geography, { displayName: 'World' });
		const list = await box.call('GET', `/2.0/metadata_taxonomies/${namespace}`);
		expect(at(list.json, 'entries')).toMatchObject([{ displayName: 'World' }, {}]);
		expect((await box.call('GET', geography)).json).toMatchObject({ displayName: 'World' });
		expect(await statusOf('DELETE', '')).toBe(204);
		expect(await statusOf('GET', '')).toBe(404);
	});

	it('are the administrators’ to make, for their enterprise', async () => {
		const by = api(emulator, emulator.connect(emulator.users.colleague.id).access_token);
		expect((await create({}, by)).status).toBe(403);
		expect((await create({ namespace: 'enterprise_1' })).status).toBe(403);
		expect((await create({ key: '1st' })).status).toBe(400);
		await create();
		expect((await create()).status).toBe(409);
		expect((await by.call('GET', geography)).status).toBe(200);
		expect((await by.call('DELETE', geography)).status).toBe(403);
	});

	it('have levels', async () => {
		await create();
		expect(await statusOf('POST', '/levels:trim')).toBe(400);
		const [continent, country] = [{ displayName: 'Continent' }, { displayName: 'Country' }];
		const made = await box.call('POST', `${geography}/levels`, [continent]);
		expect(at(made.json, 'entries')).toEqual([{ ...continent, level: 1 }]);
		expect((await box.call('POST', `${geography}/levels`, [country])).status).toBe(400);
		const more = await box.call('POST', `${geography}/levels:append`, country);
		expect(at(more.json, 'entries', 1)).toEqual({ ...country, level: 2 });
		const changed = { displayName: 'Region', description: 'Part of a continent' };
		const { json } = await box.call('PATCH', `${geography}/levels/2`, changed);
		expect(json).toEqual({ ...changed, level: 2 });
		expect(await statusOf('PATCH', '/levels/3', changed)).toBe(400);
		const less = await box.call('POST', `${geography}/levels:trim`);
		expect(at(less.json, 'entries')).toEqual([{ ...continent, level: 1 }]);
	});

	it('have nodes at their levels', async () => {
		await create();
		await box.call('POST', `${geography}/levels`, [{ displayName: 'A' }, { displayName: 'B' }]);
		const europe = await node('Europe', 1);
		const poland = await node('Poland', 2, europe);
		for (const wrong of [
			{ displayName: 'Warsaw', level: 3, parentId: poland },
			{ displayName: 'Spain', level: 2 },
			{ displayName: 'Asia', level: 1, parentId: europe },
		]) {
			expect(await statusOf('POST', '/nodes', wrong)).toBe(400);
		}
		const lost = { displayName: 'Spain', level: 2, parentId: 'lost' };
		expect(await statusOf('POST', '/nodes', lost)).toBe(404);
		await box.call('PATCH', `${geography}/nodes/${poland}`, { displayName: 'Polska' });
		const path = `${geography}/nodes?parent=${europe}&include-total-result-count=true`;
		expect((await box.call('GET', path)).json).toMatchObject({
			entries: [{ id: poland, displayName: 'Polska', level: 2, parentId: europe }],
		});
		expect(await statusOf('POST', '/levels:trim')).toBe(400);
		expect(await statusOf('DELETE', `/nodes/${europe}`)).toBe(400);
		expect(await statusOf('DELETE', `/nodes/${poland}`)).toBe(204);
		expect(await statusOf('GET', `/nodes/${poland}`)).toBe(404);
		expect(await statusOf('DELETE', `/nodes/${europe}`)).toBe(204);
	});
});
