import type { INodeParameters } from 'n8n-workflow';

import { Box } from '../../../nodes/Box/Box.node';
import type { Operation } from '../../../nodes/Box/framework/types';
import { resources } from '../../../nodes/Box/resources';
import { byId, useBox } from '../../operations/support';
import { binaryItem, mappableFields, searchList } from '../../support/engine';

const box = useBox();

const template = byId('enterprise.contract');
const ofMetadata = { file: byId('12'), template };
const json = { enterAs: 'json', json: '[{ "op": "remove", "path": "/a" }]' };
const signers = { signers: [{ email: 'ann@example.com' }] };

/** What operations need that does not follow from their fields. */
const NEEDS: Record<string, INodeParameters> = {
	'ai:extractStructured': { extractFields: { values: [{ key: 'customer' }] } },
	'collaboration:update': { updateFields: { role: 'viewer' } },
	'file:downloadZip': {
		specifyItems: 'json',
		itemsJson: '[12]',
	},
	'group:updateMember': { updateFields: { role: 'admin' } },
	'metadata:delete': ofMetadata,
	'metadata:get': ofMetadata,
	'metadata:query': { template },
	'metadata:set': ofMetadata,
	'metadata:update': { ...ofMetadata, ...json },
	'metadataTemplate:delete': { template },
	'metadataTemplate:get': { template },
	'metadataTemplate:update': { template, ...json },
	'signRequest:create': { files: { files: [{ file: byId('12') }] }, signers },
	'task:update': { updateFields: { message: 'x' } },
	'task:updateAssignment': { updateFields: { message: 'x' } },
	'webhook:create': { address: 'https://example.com/', fileTriggers: ['FILE.COPIED'] },
	'webhook:update': { updateFields: { address: 'https://example.com/' } },
};

/** Parameters that an operation goes to Box with. */
function parametersOf(name: string, { fields }: Operation): INodeParameters {
	const locators = fields.filter(({ type }) => type === 'resourceLocator');
	const required = fields.filter(({ required }) => required);
	return {
		...Object.fromEntries(locators.map((field) => [field.name, byId('12')])),
		...Object.fromEntries(required.map((field) => [field.name, '12'])),
		...{ name: 'x', query: 'x', prompt: 'x', message: 'x', url: 'https://example.com/' },
		...{ email: 'ann@example.com', login: 'ann@example.com', updateFields: { name: 'x' } },
		sharedLink: 'https://app.box.com/s/abcdef',
		...NEEDS[name],
	};
}

const OPERATIONS = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.entries(operations).map(([operation, declared]) => {
		const parameters = parametersOf(`${resource}:${operation}`, declared);
		return { resource, operation, parameters };
	}),
);

interface Answer {
	status: number;
	body: string;
}

/** What proxies, gateways and servers under repair answer with a status of success. */
const ANSWERS: Answer[] = [
	'',
	'{}',
	'[]',
	'null',
	'{"status":"maintenance"}',
	'<html>Log in</html>',
	'{"type":"event","id":"999"}',
	'{"entries":[{"id":"1"}]}',
].flatMap((body) => [200, 202].map((status) => ({ status, body })));

/** A 202 may be all that Box answers to these: with anything in it, or with nothing. */
const ACCEPTED: Record<string, RegExp | undefined> = {
	'folder:copy': /^$/,
	'signRequest:resend': /.*/,
};

test.each(OPERATIONS)(
	'$resource $operation takes nothing else for an answer of Box',
	async ({ resource, operation, parameters }) => {
		const accepted = ACCEPTED[`${resource}:${operation}`];
		const isAnswer = ({ status, body }: Answer) => status === 202 && accepted?.test(body);
		for (const answer of ANSWERS.filter((each) => !isAnswer(each))) {
			box.emulator.reset();
			box.emulator.faults.add({ path: '/.*', times: 99, ...answer });
			const input = [await binaryItem('x', { fileName: 'a.txt' })];
			const { error, items } = await box.run(resource, operation, parameters, { input });
			expect([error?.message, items]).toEqual(['What answered is not Box', []]);
			expect(box.calls()).not.toEqual([]);
		}
	},
);

/** What the lists belong to, such as the file whose comments are listed. */
const OWNERS = {
	...{ resource: 'comment', file: byId('12'), folder: byId('12'), group: byId('12') },
	...{ task: byId('12'), template },
};

const { listSearch, resourceMapping } = new Box().methods;

test.each([...Object.keys(listSearch), ...Object.keys(resourceMapping)])(
	'the editor’s list %s takes nothing else for an answer of Box',
	async (method) => {
		const list = method in listSearch ? searchList : mappableFields;
		for (const answer of ANSWERS) {
			box.emulator.reset();
			box.emulator.faults.add({ path: '/.*', times: 99, ...answer });
			const { credential } = box;
			const found = list({ method, credential, parameters: OWNERS });
			await expect(found).rejects.toThrow('What answered is not Box');
		}
	},
);
