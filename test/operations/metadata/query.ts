import type { INodeParameters } from 'n8n-workflow';

import {
	addContract,
	addContractTemplate,
	byId,
	byPath,
	fromList,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator, file }) => {
	addContractTemplate(emulator);
	const values = { customer: 'ACME', amount: 100, state: 'open', due: '2030-01-31T00:00:00Z' };
	const template = { scope: 'enterprise', templateKey: 'contract' };
	emulator.addMetadata({ itemType: 'file', itemId: file, ...template, values });
	await run({ template: byId('enterprise.contract') });
};

const box = useBox();
const query = box.operation('metadata', 'query');

const template = fromList('enterprise.contract');
const parameters = (...rows: INodeParameters[]) => ({ parameters: { parameters: rows } });

/** Two contracts, one of them in a folder. */
function contracts() {
	addContractTemplate(box.emulator);
	const { id: folderId } = box.emulator.addFolder({ name: 'Old' });
	const acme = { customer: 'ACME', amount: 100, due: '2026-01-31T00:00:00Z' };
	const initech = { customer: 'Initech', amount: 20, due: '2026-06-30T00:00:00Z' };
	addContract(box.emulator, acme, 'acme.txt');
	addContract(box.emulator, initech, 'initech.txt', folderId);
	box.emulator.clearRequests();
}

const names = (run: { json: Array<Record<string, unknown>> }) => run.json.map(({ name }) => name);

test('what fits, with where it is and the values of the template', async () => {
	contracts();
	const asked = {
		template,
		query: 'amount < :amount AND customer ILIKE :customer AND due > :due',
		...parameters(
			{ name: 'amount', type: 'number', number: 50 },
			{ name: ':customer', text: 'init%' },
			{ name: 'due', type: 'date', date: '2026-02-01T00:00:00Z' },
		),
	};
	const found = only(await query(asked));
	expect(found).toMatchObject({ type: 'file', name: 'initech.txt', path: '/Old/initech.txt' });
	expect(found.metadata).toEqual({
		customer: 'Initech',
		amount: 20,
		due: '2026-06-30T00:00:00.000Z',
	});
	expect(found).not.toHaveProperty('path_collection');
});

test('as Box gives it', async () => {
	contracts();
	const { json } = await query({ template, simplify: false, limit: 1 });
	const scope = `enterprise_${box.emulator.users.admin.enterpriseId}`;
	expect(json).toEqual([
		expect.objectContaining({
			etag: expect.any(String),
			metadata: {
				[scope]: { contract: expect.objectContaining({ $template: 'contract', amount: 100 }) },
			},
		}),
	]);
});

test('without a query, all with metadata of the template, in an order', async () => {
	contracts();
	const orderBy = { fields: [{ field: byId('amount') }] };
	expect(names(await query({ template, options: { orderBy } }))).toEqual([
		'initech.txt',
		'acme.txt',
	]);
	const options = { orderBy, orderDirection: 'DESC' };
	expect(names(await query({ template, options }))).toEqual(['acme.txt', 'initech.txt']);
});

test('in a folder, with parameters as JSON', async () => {
	contracts();
	const asked = {
		template,
		folder: byPath('/Old'),
		query: 'amount IN (:a, :b)',
		enterAs: 'json',
		json: '{ "a": 20, "b": 100 }',
	};
	expect(names(await query(asked))).toEqual(['initech.txt']);
});

test.each(['the full scope', 'enterprise'])('fields of one’s own, with %s', async (name) => {
	contracts();
	const scope = `enterprise_${box.emulator.users.admin.enterpriseId}`;
	const given = name === 'enterprise' ? name : scope;
	const options = { fields: ['name'], otherFields: `metadata.${given}.contract.amount` };
	const { json } = await query({ template, options, limit: 1 });
	expect(json).toMatchObject([
		{ name: 'acme.txt', metadata: { [scope]: { contract: { amount: 100 } } } },
	]);
	expect(json[0]).not.toHaveProperty('size');
});

test('a date is the day that is written, in each time zone', async () => {
	addContractTemplate(box.emulator);
	addContract(box.emulator, { due: '2026-01-31T00:00:00.000Z' }, 'due.txt');
	const date = { name: 'day', type: 'date', date: '2026-01-31' };
	const { json } = await query({ template, query: 'due = :day', ...parameters(date) });
	expect(json).toMatchObject([{ name: 'due.txt' }]);
});

test('pages follow each other in the body', async () => {
	addContractTemplate(box.emulator);
	for (let number = 0; number < 130; number++) {
		addContract(box.emulator, { amount: number }, `${number}.txt`);
	}
	box.emulator.clearRequests();
	const { json } = await query({ template, returnAll: true });
	expect(new Set(json.map(({ id }) => id)).size).toBe(130);
	expect(box.calls().slice(1)).toEqual(Array(2).fill('POST /2.0/metadata_queries/execute_read'));
	expect((await query({ template, limit: 110 })).json).toHaveLength(110);
	expect((await query({ template })).json).toHaveLength(50);
});

test('nothing found gives no item', async () => {
	contracts();
	expect(await query({ template, query: 'amount > 1000' })).toMatchObject({
		json: [],
		error: undefined,
	});
});

test('what another account sees', async () => {
	contracts();
	const { colleague } = box.emulator.users;
	const requestOptions = { asUser: colleague.id };
	expect((await query({ template, requestOptions })).json).toEqual([]);
});

describe('what Box refuses', () => {
	test.each<[INodeParameters, string, RegExp]>([
		[{ query: 'nmae = 1' }, '400', /^Box does not understand the query/],
		[{ query: 'amount = :a' }, '400', /^A parameter of the query is missing/],
		[
			{ query: 'amount = :a', ...parameters({ name: 'a', text: '1' }) },
			'400',
			/^A parameter of the query is missing, or has another type/,
		],
		[{ template: byId('enterprise.lost') }, '404', /^Box knows no such metadata template/],
		[{ folder: byId('404') }, '404', /^Box knows no such/],
	])('%j', async (asked, httpCode, message) => {
		contracts();
		const { error } = await query({ template, ...asked });
		expect(error).toMatchObject({ httpCode, message: expect.stringMatching(message) });
	});
});

refuses(box, query, [
	[
		{ template: byId('global.properties') },
		"'Metadata Template' is a template of Box, which cannot be queried",
	],
	[{ template: byId('') }, "'Metadata Template' is empty"],
	[{ template, folder: byId('') }, "'Folder' is empty"],
	[{ template, ...parameters({ name: '', text: 'a' }) }, "'Parameters › Name 1' is empty"],
	[{ template, ...parameters({ name: 'a', text: '' }) }, "'Parameters › Text 1' is empty"],
	[
		{ template, ...parameters({ name: 'a', type: 'number', number: '' }) },
		"'Parameters › Number 1' is empty",
	],
	[
		{ template, ...parameters({ name: 'a', text: '1' }, { name: ':a', text: '2' }) },
		"'Parameters › Name 2' repeats an earlier name",
	],
	[{ template, enterAs: 'json', json: '[1]' }, "'Parameters as JSON' is not a JSON object"],
	[{ template, limit: 0 }, "'Limit' is not a whole number of 1 or more"],
]);
