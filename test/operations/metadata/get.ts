import {
	addContract,
	addContractTemplate,
	boxError,
	byId,
	fromList,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	emulator.addMetadata({ itemType: 'file', itemId: file, values: { status: 'approved' } });
	await run({ file: byId(file), template: byId('global.properties') });
};

const box = useBox();
const get = box.operation('metadata', 'get');

const template = fromList('enterprise.contract');

test('the values on a file', async () => {
	addContractTemplate(box.emulator);
	const id = addContract(box.emulator, { customer: 'ACME', amount: 12.5 });
	expect(only(await get({ file: byId(id), template }))).toMatchObject({
		$parent: `file_${id}`,
		$template: 'contract',
		customer: 'ACME',
		amount: 12.5,
	});
});

test('the values on a folder', async () => {
	const { id } = box.emulator.addFolder({ name: 'Reports' });
	box.emulator.addMetadata({ itemType: 'folder', itemId: id, values: { status: 'open' } });
	const parameters = { itemType: 'folder', folder: byId(id), template: byId('global.properties') };
	expect(only(await get(parameters))).toMatchObject({ $parent: `folder_${id}`, status: 'open' });
});

test('a template by the ID that Box gives it', async () => {
	const { id: uuid } = box.emulator.addMetadataTemplate({
		displayName: 'Note',
		fields: [{ type: 'string', key: 'text', displayName: 'Text' }],
	});
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const note = { scope: 'enterprise', templateKey: 'note', values: { text: 'Hello' } };
	box.emulator.addMetadata({ itemType: 'file', itemId: id, ...note });
	expect(only(await get({ file: byId(id), template: byId(uuid) }))).toMatchObject({
		text: 'Hello',
	});
	const { error } = await get({
		file: byId(id),
		template: byId('58063d82-4128-7b43-bba9-92f706befcdf'),
	});
	expect(error?.message).toBe(
		"'Metadata Template' matches no metadata template that this account can see: '58063d82-4128-7b43-bba9-92f706befcdf'",
	);
});

test('nodes of a taxonomy as IDs, or with what is known of them', async () => {
	const { France } = addContractTemplate(box.emulator);
	const file = byId(addContract(box.emulator, { region: [France] }));
	expect(only(await get({ file, template }))).toMatchObject({ region: [France] });
	const options = { taxonomyDetails: true };
	expect(only(await get({ file, template, options }))).toMatchObject({
		region: [{ id: France, displayName: 'France', ancestors: [{ displayName: 'Europe' }] }],
	});
});

test('a file without metadata of the template', async () => {
	addContractTemplate(box.emulator);
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await get({ file: byId(id), template });
	expect(error).toMatchObject(
		boxError(
			404,
			`The file or folder has no metadata of this template ('File', ID ${id}, or 'Metadata Template', ID enterprise.contract)`,
		),
	);
});

test('a file that is not there, or not for this account', async () => {
	addContractTemplate(box.emulator);
	const id = addContract(box.emulator, {});
	const outsider = box.as(box.emulator.users.outsider.id);
	for (const { error } of [
		await get({ file: byId('404'), template }),
		await get({ file: byId(id), template }, { credential: outsider }),
	]) {
		expect(error).toMatchObject({
			httpCode: '404',
			message: expect.stringContaining('or this account may not see it'),
		});
	}
});

refuses(box, get, [
	[{ file: byId(''), template }, "'File' is empty"],
	[{ file: byId('12'), template: byId('') }, "'Metadata Template' is empty"],
	[
		{ file: byId('12'), template: byId('contract') },
		"'Metadata Template' is not the ID of a metadata template: 'contract'",
	],
]);
