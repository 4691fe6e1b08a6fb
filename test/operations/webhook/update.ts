import { boxError, byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator, folder }) => {
	const { id } = emulator.addWebhook({ itemType: 'folder', itemId: folder });
	await run({ webhook: byId(id), updateFields: { triggers: ['FILE.UPLOADED'] } });
};

const box = useBox();
const update = box.operation('webhook', 'update');

const onInbox = () => {
	const { id: itemId } = box.emulator.addFolder({ name: 'Inbox' });
	return box.emulator.addWebhook({ itemType: 'folder', itemId });
};

test('what was added changes, and nothing else', async () => {
	const { id, address, target } = onInbox();
	const triggers = ['FILE.UPLOADED', 'FILE.DELETED'];
	const changed = only(await update({ webhook: byId(id), updateFields: { triggers } }));
	expect(changed).toMatchObject({ id, address, target, triggers });
});

test('another address', async () => {
	const updateFields = { address: 'https://n8n.example.com/webhook/other' };
	const changed = only(await update({ webhook: byId(onInbox().id), updateFields }));
	expect(changed).toMatchObject(updateFields);
});

test('another target: a file that a path names, or a folder', async () => {
	const webhook = byId(onInbox().id);
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const folder = box.emulator.addFolder({ name: 'Other' });
	const toFile = only(await update({ webhook, updateFields: { file: byPath('/a.txt') } }));
	expect(toFile).toMatchObject({ target: { type: 'file', id: file.id } });
	const toFolder = only(await update({ webhook, updateFields: { folder: byId(folder.id) } }));
	expect(toFolder).toMatchObject({ target: { type: 'folder', id: folder.id } });
});

test('triggers that a file does not have', async () => {
	const { id: itemId } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { id } = box.emulator.addWebhook({ itemType: 'file', itemId });
	const updateFields = { triggers: ['FILE.UPLOADED'] };
	const { error } = await update({ webhook: byId(id), updateFields });
	expect(error).toMatchObject({ httpCode: '400' });
	expect(error?.message).toContain("A file has no trigger 'FILE.UPLOADED'");
});

test('a target that has a webhook already', async () => {
	const { id } = onInbox();
	const other = box.emulator.addFolder({ name: 'Other' });
	box.emulator.addWebhook({ itemType: 'folder', itemId: other.id });
	const updateFields = { folder: byId(other.id) };
	const { error } = await update({ webhook: byId(id), updateFields });
	expect(error?.message).toContain(
		'The app has a webhook of this account on the file or folder already',
	);
	expect(error).toMatchObject({ httpCode: '409', context: { itemIndex: 0 } });
});

test('a target that is not there is told from a webhook that is not', async () => {
	const { id } = onInbox();
	const gone = await update({ webhook: byId(id), updateFields: { file: byId('404') } });
	expect(gone.error?.message).toContain("'New Target File', ID 404");
	const updateFields = { triggers: ['FILE.MOVED'] };
	const { error } = await update({ webhook: byId('404'), updateFields });
	expect(error).toMatchObject(
		boxError(404, "Box knows no such webhook, or this account may not see it ('Webhook', ID 404)"),
	);
});

const webhook = byId('12');

refuses(box, update, [
	[{ webhook }, "'Update Fields' is empty"],
	[{ updateFields: { triggers: ['FILE.MOVED'] } }, "'Webhook' is empty"],
	[{ webhook, updateFields: { triggers: [] } }, "'Triggers' is empty"],
	[{ webhook, updateFields: { address: 'https://n8n' } }, expect.stringContaining('cannot reach')],
	[
		{ webhook, updateFields: { file: byId('1'), folder: byId('2') } },
		"'New Target File' does not go with 'New Target Folder'",
	],
	[
		{ webhook, updateFields: { file: byId('1'), triggers: ['FILE.MOVED', 'FILE.UPLOADED'] } },
		"'Triggers' has 'FILE.UPLOADED', which a file does not have",
	],
	[{ webhook, updateFields: { folder: byId('') } }, "'New Target Folder' is empty"],
	[
		{ webhook, updateFields: { folder: byId('0') } },
		"'New Target Folder' is the root folder, which cannot be given a webhook",
	],
]);
