import type { INodeParameters } from 'n8n-workflow';

import { byId, only, refuses, useBox } from '../support';

const box = useBox();

const update = async (id: string, updateFields: INodeParameters, fields = '') =>
	await box.run('file', 'update', { file: byId(id), updateFields, options: { fields } });

test('who can download it', async () => {
	const { emulator } = box;
	const file = emulator.addFile({ name: 'a.txt', content: 'x' });
	const { outsider } = emulator.users;
	emulator.addCollaboration({
		itemType: 'file',
		itemId: file.id,
		userId: outsider.id,
		role: 'viewer',
	});
	const credential = box.as(outsider.id);
	const download = async () =>
		await box.run('file', 'download', { file: byId(file.id) }, { credential });
	only(await update(file.id, { canDownload: 'company' }));
	expect((await download()).error).toMatchObject({ httpCode: '403' });
	for (const canDownload of ['open', 'company', 'reset']) {
		only(await update(file.id, { canDownload }));
	}
	expect((await download()).error).toBeUndefined();
});

test('its retention date is set, put off and cleared', async () => {
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const set = async (dispositionAt: string) =>
		only(await update(id, { dispositionAt }, 'disposition_at')).disposition_at;
	expect(Date.parse(String(await set('2040-01-01T00:00:00Z')))).toBe(Date.UTC(2040, 0, 1));
	expect(Date.parse(String(await set('2041-01-01T00:00:00Z')))).toBe(Date.UTC(2041, 0, 1));
	const earlier = await update(id, { dispositionAt: '2040-06-01T00:00:00Z' });
	expect(earlier.error).toMatchObject({ httpCode: '403' });
	expect(await set('')).toBeNull();
});

refuses(box, async (updateFields) => await update('12', updateFields), [
	[{ canDownload: 'nobody' }, "'Who Can Download' is none of company, reset, open"],
	[{ dispositionAt: 'soon' }, "'Retention Date' is not a date and time"],
	[{ name: 'a/b', tags: 'one' }, "'Name' contains a slash: 'a/b'"],
]);
