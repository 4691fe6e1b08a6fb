import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import type { Answer, Api } from './support/api';
import { api, at, end } from './support/api';

const PATCH = { 'content-type': 'application/json-patch+json' };
const COMMON = {
	type: 'skill_card',
	skill: { type: 'service', id: 'recognition' },
	invocation: { type: 'skill_invocation', id: 'recognition-1' },
};
const KEYWORDS = {
	...COMMON,
	skill_card_type: 'keyword',
	skill_card_title: { code: 'plates', message: 'License plates' },
	entries: [{ text: 'DN86 BOX' }],
};
const ALL = [
	KEYWORDS,
	{
		...COMMON,
		skill_card_type: 'timeline',
		created_at: '2026-01-31T09:00:00-08:00',
		duration: 60,
		entries: [{ text: 'Ann', image_url: 'https://a.test/1.png', appears: [{ start: 1, end: 4 }] }],
	},
	{
		...COMMON,
		skill_card_type: 'transcript',
		duration: 60,
		entries: [{ text: 'Hello', appears: [{ start: 1 }] }],
	},
	{ ...COMMON, skill_card_type: 'status', status: { code: 'processing', message: 'Wait' } },
];

describe('cards of Box Skills in the emulator', () => {
	let emulator: Emulator;
	let box: Api;
	let path: string;

	beforeEach(async () => {
		emulator = await startEmulator();
		box = api(emulator);
		path = cardsOn('files', emulator.addFile({ name: 'a.png', content: 'a' }).id);
	});

	afterEach(async () => await end(emulator));

	const cardsOn = (type: string, id: string) => `/2.0/${type}/${id}/metadata/global/boxSkillsCards`;
	const codes = ({ status, json }: Answer) => [status, at(json, 'code')];
	const create = async (cards: unknown) => await box.call('POST', path, { cards });
	const patch = async (...operations: unknown[]) => await box.call('PUT', path, operations, PATCH);

	it('are kept on a file, whatever their type', async () => {
		const made = await create(ALL);
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({
			$scope: 'global',
			$template: 'boxSkillsCards',
			$version: 0,
			cards: ALL,
		});
		expect((await box.call('GET', path)).json).toEqual(made.json);
		expect(codes(await create([]))).toEqual([409, 'tuple_already_exists']);
		const list = await box.call('GET', path.replace('/global/boxSkillsCards', ''));
		expect(at(list.json, 'entries', 0, 'cards')).toEqual(ALL);

		expect((await box.call('DELETE', path)).status).toBe(204);
		expect(codes(await box.call('GET', path))).toEqual([404, 'instance_not_found']);
		expect(codes(await box.call('DELETE', path))).toEqual([404, 'instance_not_found']);
	});

	it('are replaced by their position, all or none', async () => {
		await create(ALL);
		const other = { ...KEYWORDS, entries: [] };
		const changed = await patch({ op: 'replace', path: '/cards/2', value: other });
		expect(changed.status).toBe(200);
		expect(at(changed.json, 'cards')).toEqual([ALL[0], ALL[1], other, ALL[3]]);
		expect(at(changed.json, '$version')).toBe(1);

		const good = { op: 'replace', path: '/cards/0', value: other };
		const bad = { op: 'replace', path: '/cards/1', value: { ...other, skill: undefined } };
		expect(codes(await patch(good, bad))).toEqual([400, 'schema_validation_failed']);
		expect((await box.call('GET', path)).json).toEqual(changed.json);
	});

	it.each(['/cards/4', '/cards/-', '/cards/01', '/cards', '/other/0', '/cards/0/skill'])(
		'are not at %s',
		async (at) => {
			await create(ALL);
			const refused = await patch({ op: 'replace', path: at, value: KEYWORDS });
			expect(codes(refused)).toEqual([400, 'bad_request']);
		},
	);

	it('are on files only, and for editors only', async () => {
		const folder = cardsOn('folders', emulator.addFolder({ name: 'a' }).id);
		const refused = await box.call('POST', folder, { cards: [] });
		expect(codes(refused)).toEqual([404, 'instance_tuple_not_found']);
		const { access_token } = emulator.connect(emulator.users.colleague.id);
		const stranger = await api(emulator, access_token).call('POST', path, { cards: [] });
		expect(stranger.status).toBe(404);
	});

	it('have no template that is listed', async () => {
		const { json } = await box.call('GET', '/2.0/metadata_templates/global');
		expect(at(json, 'entries')).toHaveLength(1);
		const schema = '/2.0/metadata_templates/global/boxSkillsCards/schema';
		expect((await box.call('GET', schema)).status).toBe(404);
	});
});
