import {
	addContract,
	addContractTemplate,
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
const del = box.operation('metadata', 'delete');

const template = fromList('enterprise.contract');

test('the metadata of one template', async () => {
	addContractTemplate(box.emulator);
	const id = addContract(box.emulator, { customer: 'ACME' });
	box.emulator.addMetadata({ itemType: 'file', itemId: id, values: { status: 'open' } });
	expect(only(await del({ file: byId(id), template }))).toEqual({ deleted: true });
	const left = await box.run('metadata', 'getAll', { file: byId(id) });
	expect(only(left)).toMatchObject({ $template: 'properties' });
});

test('metadata that is not there', async () => {
	addContractTemplate(box.emulator);
	const { id } = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	const { error } = await del({ file: byId(id), template });
	expect(error).toMatchObject({
		httpCode: '404',
		message: expect.stringContaining('has no metadata of this template'),
	});
});

test('an account that may only look at the file', async () => {
	addContractTemplate(box.emulator);
	const id = addContract(box.emulator, {});
	const credential = box.asViewerOf({ type: 'file', id });
	const { error } = await del({ file: byId(id), template }, { credential });
	expect(error).toMatchObject({
		httpCode: '403',
		message: expect.stringContaining('The connected account has no permission for this'),
	});
});

refuses(box, del, [
	[{ file: byId(''), template }, "'File' is empty"],
	[{ file: byId('12'), template: byId('') }, "'Metadata Template' is empty"],
]);
