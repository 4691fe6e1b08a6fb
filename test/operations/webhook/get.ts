import { boxError, byId, fromList, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	const { id } = emulator.addWebhook({ itemType: 'file', itemId: file });
	await run({ webhook: byId(id) });
};

const box = useBox();
const get = box.operation('webhook', 'get');

test('what it is on, what it is called for, and where', async () => {
	const { id: itemId } = box.emulator.addFolder({ name: 'Inbox' });
	const { id } = box.emulator.addWebhook({ itemType: 'folder', itemId });
	expect(only(await get({ webhook: fromList(id) }))).toEqual({
		type: 'webhook',
		id,
		target: { type: 'folder', id: itemId },
		created_by: expect.objectContaining({ login: box.emulator.users.admin.login }),
		created_at: expect.any(String),
		address: 'https://example.com/hook',
		triggers: ['FILE.DOWNLOADED'],
	});
});

test('one of somebody else, who has to be acted for', async () => {
	const { id: userId } = box.emulator.users.colleague;
	const { id: itemId } = box.emulator.addFolder({ name: 'Mine', as: userId });
	const { id } = box.emulator.addWebhook({ itemType: 'folder', itemId, as: userId });
	const { error } = await get({ webhook: byId(id) });
	expect(error).toMatchObject(
		boxError(
			404,
			`Box knows no such webhook, or this account may not see it ('Webhook', ID ${id})`,
		),
	);
	const requestOptions = { asUser: userId };
	expect(only(await get({ webhook: byId(id), requestOptions }))).toMatchObject({ id });
});

refuses(box, get, [
	[{}, "'Webhook' is empty"],
	[{ webhook: byId('Inbox') }, "'Webhook' is not the ID of a webhook: 'Inbox'"],
]);
