import {
	addContract,
	addContractTemplate,
	byId,
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
const del = box.operation('metadataTemplate', 'delete');

const template = byId('enterprise.contract');

test('a template, with all its values', async () => {
	addContractTemplate(box.emulator);
	const file = byId(addContract(box.emulator, { customer: 'ACME' }));
	expect(only(await del({ template }))).toEqual({ deleted: true });
	expect((await box.run('metadata', 'getAll', { file })).json).toEqual([]);
});

test('a template that is not there', async () => {
	const { error } = await del({ template });
	expect(error).toMatchObject({
		httpCode: '404',
		message: expect.stringContaining('Box knows no such metadata template'),
	});
});

test('an account that may not delete any', async () => {
	addContractTemplate(box.emulator);
	const credential = box.as(box.emulator.users.colleague.id);
	const { error } = await del({ template }, { credential });
	expect(error).toMatchObject({
		httpCode: '403',
		message: expect.stringContaining('may not do this with the metadata template'),
	});
});

refuses(box, del, [
	[
		{ template: byId('global.properties') },
		"'Metadata Template' is a template of Box, which cannot be deleted",
	],
	[{ template: byId('') }, "'Metadata Template' is empty"],
]);
