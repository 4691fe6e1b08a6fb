import type { Emulator } from '../emulator';
import type { Witness } from './sdk';
import { eachWithWitness } from './sdk';

describe('Box’s own SDK, on metadata', () => {
	let emulator: Emulator;
	let sdk: Witness;

	eachWithWitness((started) => ({ emulator, sdk } = started));

	const FIELDS = [
		{ type: 'string' as const, key: 'customer', displayName: 'Customer' },
		{ type: 'float' as const, key: 'amount', displayName: 'Amount' },
	];

	it('makes, changes and deletes a template', async () => {
		const { metadataTemplates } = sdk.client;

		const made = await metadataTemplates.createMetadataTemplate({
			scope: 'enterprise',
			displayName: 'Contract',
			templateKey: 'contract',
			fields: FIELDS,
		});
		const changed = await metadataTemplates.updateMetadataTemplate('enterprise', 'contract', [
			{ op: 'addField', data: { type: 'date', key: 'due', displayName: 'Due' } },
			{ op: 'removeField', fieldKey: 'customer' },
		]);
		const found = await metadataTemplates.getMetadataTemplateById(made.id);
		await metadataTemplates.deleteMetadataTemplate('enterprise', 'contract');
		const left = await metadataTemplates.getEnterpriseMetadataTemplates();

		expect(changed.fields?.map(({ key }) => key)).toEqual(['amount', 'due']);
		expect(found.templateKey).toBe('contract');
		expect(left.entries).toEqual([]);
	});

	it('sets values, changes them and finds items by them', async () => {
		const { fileMetadata, search } = sdk.client;
		emulator.addMetadataTemplate({ displayName: 'Contract', fields: FIELDS });
		const { id } = emulator.addFile({ name: 'a.txt', content: 'a' });
		const from = `enterprise_${emulator.users.admin.enterpriseId}.contract`;

		await fileMetadata.createFileMetadataById(id, 'enterprise', 'contract', {
			customer: 'ACME',
			amount: 1,
		});
		await fileMetadata.updateFileMetadataById(id, 'enterprise', 'contract', [
			{ op: 'replace', path: '/amount', value: 120 },
		]);
		const found = await search.searchByMetadataQuery({
			from,
			query: 'amount >= :amount AND customer = :customer',
			queryParams: { amount: 100, customer: 'ACME' },
			ancestorFolderId: '0',
			orderBy: [{ fieldKey: 'amount', direction: 'DESC' }],
			fields: ['name', `metadata.${from}.amount`],
		});
		const all = await fileMetadata.getFileMetadata(id);
		await fileMetadata.deleteFileMetadataById(id, 'enterprise', 'contract');
		const none = await search.searchByMetadataQuery({ from, ancestorFolderId: '0' });

		expect(found.entries).toMatchObject([{ id, name: 'a.txt' }]);
		expect(all.entries).toMatchObject([{ template: 'contract' }]);
		expect(none.entries).toEqual([]);
	});

	it('reads what can be chosen of a taxonomy', async () => {
		const { metadataTemplates, metadataTaxonomies } = sdk.client;
		const nodes = [{ displayName: 'Europe' }, { displayName: 'Asia' }];
		const { key: taxonomyKey, namespace } = emulator.addTaxonomy({ key: 'geography', nodes });
		await metadataTemplates.createMetadataTemplate({
			scope: 'enterprise',
			displayName: 'Site',
			fields: [
				{
					...{ type: 'taxonomy', key: 'region', displayName: 'Region', taxonomyKey, namespace },
					optionsRules: { multiSelect: true, selectableLevels: [1] },
				},
			],
		});

		const options = await metadataTaxonomies.getMetadataTemplateFieldOptions(
			namespace,
			'site',
			'region',
		);

		expect(options.entries?.map(({ displayName }) => displayName)).toEqual(['Asia', 'Europe']);
	});
});
