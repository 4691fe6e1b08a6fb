import type { Emulator } from '../../emulator';

/** A template with a field of each type, and the IDs of the nodes that its taxonomy has. */
export function addContractTemplate(emulator: Emulator): Record<string, string> {
	const europe = { displayName: 'Europe', children: [{ displayName: 'France' }] };
	const asia = { displayName: 'Asia', children: [{ displayName: 'Japan' }] };
	const { ids, ...taxonomy } = emulator.addTaxonomy({ key: 'geography', nodes: [europe, asia] });
	emulator.addMetadataTemplate({
		displayName: 'Contract',
		templateKey: 'contract',
		fields: [
			{ type: 'string', key: 'customer', displayName: 'Customer' },
			{ type: 'float', key: 'amount', displayName: 'Amount' },
			{ type: 'date', key: 'due', displayName: 'Due' },
			{
				type: 'enum',
				key: 'state',
				displayName: 'State',
				options: [{ key: 'open' }, { key: 'done' }],
			},
			{
				type: 'multiSelect',
				key: 'tags',
				displayName: 'Tags',
				options: [{ key: 'red' }, { key: 'blue' }],
			},
			{
				type: 'taxonomy',
				key: 'region',
				displayName: 'Region',
				taxonomyKey: taxonomy.key,
				namespace: taxonomy.namespace,
				optionsRules: { multiSelect: true, selectableLevels: [2] },
			},
		],
	});
	return ids;
}

/** A new file with metadata of the template; its ID. */
export function addContract(
	emulator: Emulator,
	values: Record<string, unknown>,
	name = 'a.txt',
	parentId?: string,
): string {
	const { id } = emulator.addFile({ name, content: name, parentId });
	const template = { scope: 'enterprise', templateKey: 'contract' };
	emulator.addMetadata({ itemType: 'file', itemId: id, ...template, values });
	return id;
}
