import { choose, failures, fileAt, versionProblems } from './box';
import type { Example } from './types';

const PATH = '/Invoices/invoice-17.txt';
const VALUES = { supplier: 'Paper & Co', amount: 120.5, dueDate: '2030-01-31' };

export const metadataForm: Example = {
	file: 'metadata-from-a-form.json',
	id: 'exampleMetadata1',
	starts: 'manual',
	toTry: 'Metadata from a Form: run Try It, or fill in the form, and see what the invoice knows.',
	prepare(emulator) {
		emulator.addMetadataTemplate({
			displayName: 'Invoice',
			templateKey: 'invoice',
			fields: [
				{ type: 'string', key: 'supplier', displayName: 'Supplier' },
				{ type: 'float', key: 'amount', displayName: 'Amount' },
				{ type: 'date', key: 'dueDate', displayName: 'Due Date' },
			],
		});
	},
	choose(workflow) {
		choose(workflow, 'Set Metadata', 'template', 'enterprise_31000001.invoice');
	},
	problems(emulator, runs) {
		const file = fileAt(emulator, PATH);
		const [metadata, ...more] = file ? emulator.metadataOf(file.id) : [];
		const { supplier, amount, dueDate } = metadata?.values ?? {};
		const found = { supplier, amount, dueDate: String(dueDate).slice(0, 10) };
		return [
			...versionProblems(file, PATH, runs),
			...failures([
				[more.length === 0, 'The invoice has metadata of several templates'],
				[JSON.stringify(found) === JSON.stringify(VALUES), `It has ${JSON.stringify(found)}`],
			]),
		];
	},
};
