import {
	addContract,
	addContractTemplate,
	byId,
	byPath,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	emulator.addMetadata({ itemType: 'file', itemId: file, values: { status: 'approved' } });
	await run({ file: byId(file) });
};

const box = useBox();
const getAll = box.operation('metadata', 'getAll');

function withTwo(): string {
	addContractTemplate(box.emulator);
	const id = addContract(box.emulator, { customer: 'ACME' });
	box.emulator.addMetadata({ itemType: 'file', itemId: id, values: { status: 'open' } });
	box.emulator.clearRequests();
	return id;
}

test('the metadata of all templates on a file', async () => {
	withTwo();
	const { json } = await getAll({ file: byPath('/a.txt') });
	expect(json).toEqual([
		expect.objectContaining({ $template: 'contract', customer: 'ACME' }),
		expect.objectContaining({ $template: 'properties', status: 'open' }),
	]);
});

test('no more than the limit, of a list that Box gives whole', async () => {
	const file = byId(withTwo());
	expect((await getAll({ file, limit: 1 })).json).toHaveLength(1);
	expect((await getAll({ file, returnAll: true })).json).toHaveLength(2);
	expect(box.calls()).toHaveLength(2);
});

test('none gives no item', async () => {
	const { id } = box.emulator.addFolder({ name: 'Reports' });
	const { json, error } = await getAll({ itemType: 'folder', folder: byId(id) });
	expect({ json, error }).toEqual({ json: [], error: undefined });
});

test('nodes of a taxonomy with what is known of them', async () => {
	const { Japan } = addContractTemplate(box.emulator);
	const file = byId(addContract(box.emulator, { region: [Japan] }));
	expect(only(await getAll({ file, options: { taxonomyDetails: true } }))).toMatchObject({
		region: [{ id: Japan, displayName: 'Japan' }],
	});
});

test('the root folder, which has no metadata', async () => {
	const { error } = await getAll({ itemType: 'folder', folder: byId('0') });
	expect(error?.message).toBe("'Folder' is the root folder, which cannot be given metadata");
});

refuses(box, getAll, [
	[{ file: byId('') }, "'File' is empty"],
	[{ file: byId('12'), limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);
