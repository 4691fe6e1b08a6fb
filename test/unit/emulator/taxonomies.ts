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
