import { folder } from '../../nodes/Box/entities/folder';
import { user } from '../../nodes/Box/entities/user';
import {
	anyItem,
	choice,
	choices,
	date,
	guard,
	integer,
	locator,
	number,
	optionalLocator,
	rows,
	text,
	when,
} from '../../nodes/Box/fields';
import { byId } from '../operations/support';
import { useFields } from './readField';

const { box, run, read } = useFields('America/New_York');

const MISSING = '={{ $json.missing }}';

const kind = choice('Kind', { a: 'A', b: 'B' });

describe('a hidden field is not read, whatever it holds', () => {
	test('in a collection, hidden by one of the operation’s own', async () => {
		const groups = { fields: { kind }, options: { note: when({ '/kind': 'a' }, text('Note')) } };
		const options = { note: MISSING };
		const { json } = await run(groups, { kind: '={{ $json.kind }}', options }, { kind: 'b' });
		expect(json[0]?.values).toEqual({ kind: 'b' });
		const shown = await run(groups, { kind: '={{ $json.kind }}', options }, { kind: 'a' });
		expect(shown.error?.message).toContain("'Note' is empty: its expression");
	});

	test('because it depends on one that is hidden', async () => {
		const fields = {
			kind,
			sub: when({ kind: 'a' }, choice('Sub', { x: 'X', y: 'Y' })),
			leaf: when({ sub: 'x' }, text('Leaf')),
		};
		const { json } = await run({ fields }, { kind: '={{ "b" }}', sub: 'x', leaf: MISSING });
		expect(json[0]?.values).toEqual({ kind: 'b' });
	});

	test('in a row', async () => {
		const field = rows('Rules', {
			button: 'Add Rule',
			row: { name: 'rules', displayName: 'Rules' },
			fields: { kind, note: when({ kind: 'a' }, text('Note')) },
		});
		const rules = [{ kind: '={{ "b" }}', note: MISSING }];
		expect(await read(field, { rules })).toEqual([{ kind: 'b' }]);
	});
});

test('an empty choice stands for the first, also for what depends on it', async () => {
	const { error } = await run({ fields: anyItem() }, { itemType: '' });
	expect(error?.message).toBe("'File' is empty");
});

test('an expression that chooses none of several is refused: none would mean all', async () => {
	const field = choices('Types', { a: 'A', b: 'B' });
	for (const none of ['={{ [] }}', '={{ "" }}']) {
		expect(await read(field, none)).toContain("'Types' is empty: its expression");
	}
	expect(await read(field, [])).toEqual([]);
});

describe('an update', () => {
	test('may change nothing but what is chosen in Box', async () => {
		const updateFields = {
			owner: locator(user),
			folders: rows('Folders', {
				button: 'Add Folder',
				row: { name: 'folders', displayName: 'Folders' },
				fields: { folder: locator(folder) },
			}),
		};
		const owner = { owner: byId('12') };
		const { json } = await run({ updateFields }, { updateFields: owner });
		expect(json[0]?.body).toEqual({ owner: { id: '12' } });
		const folders = { folders: { folders: [{ folder: byId('13') }] } };
		const other = await run({ updateFields }, { updateFields: folders });
		expect(other.json[0]?.body).toEqual({ folders: [{ folder: { id: '13' } }] });
	});

	test('with an empty choice changes nothing', async () => {
		const updateFields = { owner: optionalLocator(user, { description: 'Leave empty for none' }) };
		const { error } = await run({ updateFields }, { updateFields: { owner: byId('') } });
		expect(error?.message).toBe("'Update Fields' is empty");
	});
});

describe('an optional locator is empty', () => {
	const field = optionalLocator(folder, { description: 'Leave empty for none' });

	test.each([
		{ __rl: true, mode: 'list', value: '' },
		{ __rl: true, mode: 'id', value: '  ' },
		{ __rl: true, value: '' },
		{ mode: 'path' },
		'',
	])('%j', async (empty) => {
		expect(await read(field, empty)).toBeUndefined();
	});

	test('but not by an expression', async () => {
		for (const none of ['={{ "" }}', byId('={{ " " }}'), { value: MISSING }]) {
			expect(await read(field, none)).toContain("'Folder' is empty: its expression");
		}
	});
});

test('a locator without a mode is read by what its value is', async () => {
	expect(await read(locator(folder), { value: '012' })).toMatchObject({ id: '12' });
});

test('a number is not damaged on its way', async () => {
	for (const field of [number('Size'), integer('Size')]) {
		const long = await read(field, '={{ "9007199254740993" }}');
		expect(long).toContain("'Size' is a number that is too long for n8n");
		expect(await read(field, '={{ "0x10" }}')).toContain("It is '0x10'");
		expect(await read(field, '={{ " 1e3 " }}')).toBe(1000);
	}
});

test('a day at the end of time is the same in all zones', async () => {
	expect(await read(date('Day'), '9999-12-31')).toBe('9999-12-31');
	expect(await read(date('Day'), '2026-01-31T02:00:00Z')).toBe('2026-01-30');
});

test('a password that an expression gives as a number is in no error', async () => {
	const fields = { key: guard('Key', { secret: true }), owner: locator(user) };
	const message = 'The key 12345678 of ann is wrong';
	const body = { type: 'error', status: 400, code: 'bad_request', message };
	box.emulator.faults.add({ method: 'GET', path: '/2.0/users', status: 400, body });
	const parameters = { key: '={{ 12345678 }}', owner: byId('ann@example.com') };
	const { error } = await run({ fields }, parameters);
	expect(error?.description).toContain('The key *** of ann');
	expect(JSON.stringify(error)).not.toContain('"The key 12345678');
});
