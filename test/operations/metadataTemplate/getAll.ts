import { addContract, addContractTemplate, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	addContractTemplate(emulator);
	await run();
};

const box = useBox();
const getAll = box.operation('metadataTemplate', 'getAll');

test('those of the enterprise, and those of Box', async () => {
	addContractTemplate(box.emulator);
	expect(only(await getAll())).toMatchObject({ templateKey: 'contract' });
	expect(only(await getAll({ templatesOf: 'global' }))).toMatchObject({
		templateKey: 'properties',
	});
});

test('that of some metadata', async () => {
	addContractTemplate(box.emulator);
	const itemId = addContract(box.emulator, {});
	const { id: instanceId } = box.emulator.addMetadata({ itemType: 'file', itemId, values: {} });
	expect(only(await getAll({ templatesOf: 'instance', instanceId }))).toMatchObject({
		templateKey: 'properties',
	});
	const other = '58063d82-4128-7b43-bba9-92f706befcdf';
	expect((await getAll({ templatesOf: 'instance', instanceId: other })).json).toEqual([]);
});

test('pages follow each other', async () => {
	for (let number = 1; number <= 60; number++) {
		box.emulator.addMetadataTemplate({ displayName: `Template ${number}` });
	}
	box.emulator.clearRequests();
	expect((await getAll()).json).toHaveLength(50);
	expect((await getAll({ returnAll: true })).json).toHaveLength(60);
	expect((await getAll({ limit: 2 })).json).toHaveLength(2);
	expect(box.emulator.requests().map(({ query }) => query?.limit)).toEqual(['50', '1000', '2']);
});

test('none gives no item', async () => {
	expect(await getAll()).toMatchObject({ json: [], error: undefined });
});

refuses(box, getAll, [
	[{ templatesOf: 'instance' }, "'Metadata Instance ID' is empty"],
	[{ templatesOf: 'instance', instanceId: '12' }, "'Metadata Instance ID' is no such ID: '12'"],
	[{ limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);
