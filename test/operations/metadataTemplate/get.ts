import {
	addContractTemplate,
	boxError,
	byId,
	fromList,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	addContractTemplate(emulator);
	await run({ template: byId('enterprise.contract') });
};

const box = useBox();
const get = box.operation('metadataTemplate', 'get');

test('a template with its fields', async () => {
	addContractTemplate(box.emulator);
	expect(only(await get({ template: fromList('enterprise.contract') }))).toMatchObject({
		type: 'metadata_template',
		displayName: 'Contract',
		fields: expect.arrayContaining([expect.objectContaining({ key: 'amount', type: 'float' })]),
	});
});

test('by the ID that Box gives it', async () => {
	const { id } = box.emulator.addMetadataTemplate({ displayName: 'Note' });
	expect(only(await get({ template: byId(id) }))).toMatchObject({ id, templateKey: 'note' });
});

test('one of Box', async () => {
	const template = byId('global.properties');
	expect(only(await get({ template }))).toMatchObject({ scope: 'global', fields: [] });
});

test('a template that is not there', async () => {
	const { error } = await get({ template: byId('enterprise.lost') });
	expect(error).toMatchObject(
		boxError(
			404,
			"Box knows no such metadata template, or this account may not see it ('Metadata Template', ID enterprise.lost)",
		),
	);
});

refuses(box, get, [
	[{ template: byId('') }, "'Metadata Template' is empty"],
	[
		{ template: byId('contract') },
		"'Metadata Template' is not the ID of a metadata template: 'contract'",
	],
]);
