import type { INodeParameters } from 'n8n-workflow';

import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id } = emulator.addFile({ name: 'i.txt', content: 'customer: ACME' });
	await run({
		file: byId(id),
		extractFields: { values: [{ key: 'customer' }] },
		options: { includeConfidenceScore: true, includeReference: true },
	});
};

const box = useBox();
const extract = box.operation('ai', 'extractStructured');

const INVOICE = `Customer: ACME
Due date: 1 March 2026 UTC
Amount: 1,200.50
State: Open
Tags: new, urgent
Industry: Retail`;

const invoice = () => box.emulator.addFile({ name: 'invoice.txt', content: INVOICE }).id;
const rows = (...values: INodeParameters[]) => ({ extractFields: { values } });

test('fields of each type', async () => {
	const fields = rows(
		{ key: 'customer', displayName: 'Customer', description: 'Who pays', prompt: 'At the top' },
		{ key: 'dueDate', type: 'date' },
		{ key: 'total', displayName: 'Amount', type: 'float' },
		{ key: 'state', type: 'enum', options: 'open, done' },
		{ key: 'tags', type: 'multiSelect', options: ['urgent', 'late'] },
		{ key: 'vat', type: 'float' },
	);
	expect(only(await extract({ file: byId(invoice()), ...fields }))).toMatchObject({
		answer: {
			customer: 'ACME',
			dueDate: '2026-03-01',
			total: 1200.5,
			state: 'open',
			tags: ['urgent'],
			vat: null,
		},
		created_at: expect.any(String),
		completion_reason: 'done',
	});
});

test('a taxonomy, from the enterprise and from a file', async () => {
	const { id } = box.emulator.addFile({ name: 'industries.csv', content: 'Retail' });
	const taxonomy = { type: 'taxonomy', taxonomyKey: 'industry', selectableLevels: '1, 2' };
	const parameters = { file: byId(invoice()), ...rows({ key: 'industry', ...taxonomy }) };
	const sources = [
		{ taxonomyKey: 'industry', namespace: 'enterprise_1' },
		{ type: 'file', taxonomyKey: 'industry', file: byId(id) },
	];
	for (const source of sources) {
		const options = { taxonomySources: { values: [source] } };
		const run = await extract({ ...parameters, options });
		expect(only(run)).toMatchObject({ answer: { industry: ['Retail'] } });
	}
});

test('fields as JSON, with fields inside of them', async () => {
	const json = JSON.stringify([
		{
			key: 'invoice',
			type: 'struct',
			fields: [{ key: 'customer' }, { key: 'amount', type: 'float' }],
		},
	]);
	const run = await extract({ file: byId(invoice()), fieldsFrom: 'json', json });
	expect(only(run)).toMatchObject({ answer: { invoice: { customer: 'ACME', amount: 1200.5 } } });
});

test.each(['enterprise.invoice', 'enterprise_31000001.invoice'])(
	'the fields of the template %s',
	async (template) => {
		box.emulator.addMetadataTemplate({
			displayName: 'Invoice',
			templateKey: 'invoice',
			fields: [{ type: 'string', key: 'customer', displayName: 'Customer' }],
		});
		const parameters = { fieldsFrom: 'template', template: byId(template) };
		const run = await extract({ file: byId(invoice()), ...parameters });
		expect(only(run)).toMatchObject({ answer: { customer: 'ACME' } });
	},
);

test('how sure it is, and where it is from', async () => {
	const id = invoice();
	const options = { includeConfidenceScore: true, includeReference: true };
	const run = await extract({ file: byId(id), ...rows({ key: 'customer' }), options });
	expect(only(run)).toMatchObject({
		confidence_score: { customer: { level: 'HIGH' } },
		reference: { customer: [{ itemId: id, text: 'Customer: ACME' }] },
	});
});

test.each<[string, INodeParameters, string]>([
	['the enhanced agent', { extractAgent: 'enhanced' }, 'enhanced_extract_agent'],
	['an agent by its ID', { options: { aiAgentId: '14031' } }, '14031'],
	['the standard agent', {}, 'basic_text'],
])('by %s', async (_, parameters, processor) => {
	const run = await extract({ file: byId(invoice()), ...rows({ key: 'customer' }), ...parameters });
	expect(only(run)).toMatchObject({ ai_agent_info: { processor } });
});

test('a template that is not there', async () => {
	const parameters = { fieldsFrom: 'template', template: byId('enterprise.unknown') };
	const { error } = await extract({ file: byId(invoice()), ...parameters });
	expect(error).toMatchObject({ httpCode: '404' });
	expect(error?.message).toContain('metadata template');
});

test('a file in the trash', async () => {
	const id = invoice();
	only(await box.run('file', 'delete', { file: byId(id) }));
	const { error } = await extract({ file: byId(id), ...rows({ key: 'customer' }) });
	expect(error).toMatchObject(boxError(404, `The item is in the trash ('File', ID ${id})`));
});

const file = { file: byId('12') };

refuses(box, extract, [
	[{ ...file }, "'Fields' is empty"],
	[{ ...file, ...rows({ key: '' }) }, "'Fields › Key 1' is empty"],
	[{ ...file, ...rows({ key: 'a' }, { key: 'a' }) }, "'Fields' has the key 'a' twice"],
	[{ ...file, ...rows({ key: 'a', type: 'enum' }) }, "'Fields' has no options for 'a'"],
	[
		{ ...file, ...rows({ key: 'a', type: 'taxonomy', taxonomyKey: 'b', selectableLevels: 'all' }) },
		"'Fields' has levels for 'a' that are no numbers",
	],
	[{ ...file, fieldsFrom: 'json', json: '[]' }, "'Fields as JSON' is empty"],
	[
		{ ...file, fieldsFrom: 'json', json: '[{ "key": "a" }, { "type": "string" }]' },
		"'Fields as JSON' has no key in entry 2",
	],
	[{ ...file, fieldsFrom: 'json', json: '["a"]' }, "'Fields as JSON' has no key in entry 1"],
	[{ ...file, fieldsFrom: 'json', json: '{}' }, "'Fields as JSON' is not a JSON list"],
	[
		{ ...file, fieldsFrom: 'template', template: byId('invoice') },
		"'Metadata Template' is not the ID of a metadata template: 'invoice'",
	],
	[
		{ ...file, ...rows({ key: 'a' }), extractAgent: 'enhanced', options: { aiAgentId: '1' } },
		"'Agent' does not go with an agent in the options",
	],
]);
