import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

const KEY = 'Box__Security__Classification__Key';
const TEMPLATE = 'securityClassification-6VMVochwUWo';
const SCHEMA = `/2.0/metadata_templates/enterprise/${TEMPLATE}/schema`;

describe('classifications in the emulator', () => {
	let emulator: Emulator;
	let box: Api;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
	});

	afterEach(async () => await end(emulator));

	const create = async () =>
		await box.call('POST', '/2.0/metadata_templates/schema', {
			scope: 'enterprise',
			templateKey: TEMPLATE,
			displayName: 'Classification',
			fields: [{ type: 'enum', key: KEY, displayName: 'Classification', options: [] }],
		});
	const classification = (definition: string, colorID: number) => ({
		classification: { classificationDefinition: definition, colorID },
	});
	const options = (json: unknown) => at(json, 'fields', 0, 'options');

	it('are choices of one template, each with its definition and color', async () => {
		expect((await box.call('GET', SCHEMA)).status).toBe(404);
		const made = await create();
		expect([made.status, options(made.json)]).toEqual([201, []]);
		const staticConfig = classification('Keep it', 3);
		const data = { key: 'Secret', staticConfig };
		const added = await box.call('PUT', SCHEMA, [{ op: 'addEnumOption', fieldKey: KEY, data }]);
		expect(options(added.json)).toMatchObject([{ key: 'Secret', staticConfig }]);

		const change = { op: 'editEnumOption', fieldKey: KEY, enumOptionKey: 'Secret' };
		const other = { key: 'Top secret', staticConfig: classification('Keep it well', 2) };
		const changed = await box.call('PUT', SCHEMA, [{ ...change, data: other }]);
		expect(options(changed.json)).toMatchObject([other]);
		expect((await box.call('GET', SCHEMA)).json).toEqual(changed.json);
		const wrong = { key: 'Other', staticConfig: classification('', 8) };
		const refused = await box.call('PUT', SCHEMA, [
			{ op: 'addEnumOption', fieldKey: KEY, data: wrong },
		]);
		expect(refused.status).toBe(400);
	});

	it('are put on files and folders, which show them', async () => {
		await create();
		const staticConfig = classification('Keep it', 3);
		for (const key of ['Secret', 'Public']) {
			const data = key === 'Secret' ? { key, staticConfig } : { key };
			await box.call('PUT', SCHEMA, [{ op: 'addEnumOption', fieldKey: KEY, data }]);
		}
		const file = emulator.addFile({ name: 'a.txt', content: 'a' });
		const path = `/2.0/files/${file.id}`;
		const shown = async () =>
			at((await box.call('GET', `${path}?fields=classification`)).json, 'classification');
		const metadata = `${path}/metadata/enterprise/${TEMPLATE}`;

		expect(await shown()).toBeNull();
		expect((await box.call('POST', metadata, { [KEY]: 'Other' })).status).toBe(400);
		expect((await box.call('POST', metadata, { [KEY]: 'Secret' })).status).toBe(201);
		expect(await shown()).toEqual({ name: 'Secret', definition: 'Keep it' });
		const patch = [{ op: 'replace', path: `/${KEY}`, value: 'Public' }];
		const json = { 'content-type': 'application/json-patch+json' };
		expect(at((await box.call('PUT', metadata, patch, json)).json, KEY)).toBe('Public');
		expect(await shown()).toEqual({ name: 'Public' });
		expect((await box.call('DELETE', metadata)).status).toBe(204);
		expect(await shown()).toBeNull();
	});
});
