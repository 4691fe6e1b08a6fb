import { boxError, byId, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	emulator.addWebhook({ itemType: 'file', itemId: file });
	await run();
};

const box = useBox();
const getAll = box.operation('webhook', 'getAll');

function addMany(count: number): string[] {
	return Array.from({ length: count }, (_, number) => {
		const { id } = box.emulator.addFolder({ name: `Folder ${number}` });
		return box.emulator.addWebhook({ itemType: 'folder', itemId: id }).id;
	});
}

test('those of the app and the account, as Box lists them', async () => {
	const [id] = addMany(1);
	const { id: userId } = box.emulator.users.colleague;
	const { id: itemId } = box.emulator.addFolder({ name: 'Mine', as: userId });
	box.emulator.addWebhook({ itemType: 'folder', itemId, as: userId });
	const target = { type: 'folder', id: expect.any(String) };
	expect((await getAll()).json).toEqual([{ type: 'webhook', id, target }]);
});

test('no more than the limit, of which Box is told', async () => {
	const ids = addMany(3);
	const { json } = await getAll({ limit: 2 });
	expect(json.map(({ id }) => id)).toEqual(ids.slice(0, 2));
	expect(box.emulator.requests()[0]?.query).toEqual({ limit: '2' });
});

test('all of them, page by page', async () => {
	const ids = addMany(2);
	// Markers of the emulator are positions: the page that follows is its own, without the first.
	const next_marker = Buffer.from('after:1').toString('base64url');
	const first = { type: 'webhook', id: '7', target: { type: 'file', id: '8' } };
	const body = { entries: [first], limit: 1000, next_marker };
	box.emulator.faults.add({ path: '/2.0/webhooks', status: 200, body });
	const { json } = await getAll({ returnAll: true });
	expect(json.map(({ id }) => id)).toEqual(['7', ids[1]]);
	expect(box.emulator.requests().at(-1)?.query).toEqual({ limit: '1000', marker: next_marker });
});

test('none gives no item', async () => {
	expect(await getAll()).toMatchObject({ json: [], error: undefined });
});

test('an app without the scope', async () => {
	const { app } = box.emulator;
	app.scopes = app.scopes.filter((scope) => scope !== 'manage_webhook');
	const { error } = await getAll();
	expect(error).toMatchObject(boxError(403, 'The app in Box may not manage webhooks'));
});

test('what it lists can be read one by one', async () => {
	addMany(2);
	const { items } = await getAll();
	const { json } = await box.run(
		'webhook',
		'get',
		{ webhook: byId('={{ $json.id }}') },
		{ input: items },
	);
	expect(json).toMatchObject(
		items.map(({ json: { id } }) => ({ id, address: expect.any(String) })),
	);
});

refuses(box, getAll, [[{ limit: 0 }, "'Limit' is not a whole number of 1 or more"]]);
