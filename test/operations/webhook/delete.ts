import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	await run({ webhook: byId(emulator.addWebhook({ itemType: 'file', itemId: file }).id) });
};

const box = useBox();
const del = box.operation('webhook', 'delete');

const made = () => {
	const { id: itemId } = box.emulator.addFolder({ name: 'Inbox' });
	return box.emulator.addWebhook({ itemType: 'folder', itemId }).id;
};

test('a webhook is gone, for good', async () => {
	const id = made();
	expect(only(await del({ webhook: byId(id) }))).toEqual({ deleted: true });
	expect((await del({ webhook: byId(id) })).error).toMatchObject(
		boxError(
			404,
			`Box knows no such webhook, or this account may not see it ('Webhook', ID ${id})`,
		),
	);
});

test('an app without the scope', async () => {
	const id = made();
	const { app } = box.emulator;
	app.scopes = app.scopes.filter((scope) => scope !== 'manage_webhook');
	const { error } = await del({ webhook: byId(id) });
	expect(error).toMatchObject(
		boxError(403, `The app in Box may not manage webhooks ('Webhook', ID ${id})`),
	);
});

refuses(box, del, [
	[{}, "'Webhook' is empty"],
	[{ webhook: byId('1-2') }, "'Webhook' is not the ID of a webhook: '1-2'"],
]);
