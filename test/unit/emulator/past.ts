import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { readCommandLine } from '../../emulator/commandLine';
import type { Api } from './support/api';
import { api, at, end } from './support/api';

const NOW = Date.parse('2025-03-02T12:00:00Z');
const TEMPLATE = 'securityClassification-6VMVochwUWo';

describe('an enterprise of the emulator that has been in use', () => {
	let emulator: Emulator;
	let box: Api;
	let service: Api;

	beforeEach(async () => {
		emulator = await startEmulator({ past: true, now: () => NOW });
		box = api(emulator);
		service = api(emulator, emulator.connect(emulator.service.id).access_token);
	});

	afterEach(async () => await end(emulator));

	const keys = (entries: unknown, key: string) =>
		(entries as object[]).map((each) => at(each, key));
	const options = async () => {
		const schema = `/2.0/metadata_templates/enterprise/${TEMPLATE}/schema`;
		return keys(at((await box.call('GET', schema)).json, 'fields', 0, 'options'), 'key');
	};
	const events = async (query = '', by = box) => {
		const path = `/2.0/events?stream_position=0&${query}`;
		return at((await by.call('GET', path)).json, 'entries') as object[];
	};

	it('has classifications, which can be changed, and has them back after a reset', async () => {
		expect(await options()).toEqual(['Public', 'Confidential']);
		const listed = await box.call('GET', '/2.0/metadata_templates/enterprise');
		expect(at(listed.json, 'entries', 0, 'fields', 0, 'options', 0)).toMatchObject({
			staticConfig: { classification: { colorID: 4 } },
		});
		const one = `/2.0/metadata_templates/${String(at(listed.json, 'entries', 0, 'id'))}`;
		expect((await box.call('GET', one)).json).toEqual(at(listed.json, 'entries', 0));
		const path = `/2.0/metadata_templates/enterprise/${TEMPLATE}/schema`;
		expect((await box.call('DELETE', path)).status).toBe(204);

		emulator.reset();

		expect(await options()).toEqual(['Public', 'Confidential']);
	});

	it('has the events of the day before', async () => {
		const admin = await events('stream_type=admin_logs');
		expect(keys(admin, 'event_type')).toEqual([
			'METADATA_TEMPLATE_CREATE',
			'UPLOAD',
			'NEW_USER',
			'DELETE_USER',
		]);
		expect(new Set(keys(admin, 'created_at'))).toEqual(new Set(['2025-03-01T04:00:00-08:00']));
		const since = await events('stream_type=admin_logs&created_after=2025-03-02T00:00:00Z');
		expect(since).toEqual([]);
		expect(keys(await events('', service), 'event_type')).toEqual(['ITEM_UPLOAD']);
	});

	it('has nothing in the folders of its users, and goes on now', async () => {
		expect(emulator.tree()).toBe('');
		expect(await events()).toEqual([]);
		const users = await box.call('GET', '/2.0/users?user_type=all');
		expect(keys(at(users.json, 'entries'), 'login')).not.toContain('former@example.com');
		expect(emulator.addFile({ name: 'a.txt', content: 'a' })).toMatchObject({ createdAt: NOW });
	});

	it('is what the command has, unless told otherwise', () => {
		expect(readCommandLine([], {})).toMatchObject({ past: true });
		expect(readCommandLine(['--new-enterprise'], {})).toMatchObject({ past: false });
	});
});
