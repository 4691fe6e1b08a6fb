import { EventEmitter, once } from 'node:events';
import { NodeOperationError, type INodeType } from 'n8n-workflow';

import { binaryItem, nodeDescription, readBinary, runNode } from '../../support/engine';

/** Reads a parameter at each item, so that defaults, expressions and errors can be seen. */
const echo: INodeType = {
	description: nodeDescription('echo', {
		properties: [
			{ displayName: 'Text', name: 'text', type: 'string', default: 'nothing' },
			{ displayName: 'Name', name: 'name', type: 'string', default: 'n', required: true },
			{ displayName: 'Field', name: 'field', type: 'string', default: '' },
		],
	}),
	async execute() {
		const items = this.getInputData();
		const out = [];
		for (let item = 0; item < items.length; item++) {
			const text = this.getNodeParameter('text', item) as string;
			if (text === 'fail') {
				const error = new NodeOperationError(this.getNode(), 'It failed', {
					itemIndex: item,
					description: 'On purpose',
				});
				if (!this.continueOnFail()) throw error;
				out.push({ json: { error: error.message }, pairedItem: { item } });
				continue;
			}
			if (text === 'wait') await cancelled(this.getExecutionCancelSignal());
			if (text === 'hint') this.addExecutionHints({ message: 'Look' });
			const field = this.getNodeParameter('field', item) as string;
			const size = field ? (await this.helpers.getBinaryDataBuffer(item, field)).length : 0;
			const binary = field ? { copy: this.helpers.assertBinaryData(item, field) } : undefined;
			out.push({ json: { text, size }, binary, pairedItem: { item } });
		}
		return [out];
	},
};

const waiting = new EventEmitter();

async function cancelled(signal: AbortSignal | undefined): Promise<void> {
	waiting.emit('now');
	await new Promise((_, reject) => {
		signal?.addEventListener('abort', () => reject(new Error('Cancelled in the node')));
	});
}

const run = (options: Omit<Parameters<typeof runNode>[0], 'nodeType'>) =>
	runNode({ ...options, nodeType: echo });

test('one empty item by default, defaults filled in', async () => {
	const { json, error } = await run({ parameters: {} });
	expect(error).toBeUndefined();
	expect(json).toEqual([{ text: 'nothing', size: 0 }]);
});

test('expressions are evaluated at each item', async () => {
	const { json, items } = await run({
		parameters: { text: '={{ $json.name }}!' },
		input: [{ json: { name: 'a' } }, { json: { name: 'b' } }],
	});
	expect(json.map(({ text }) => text)).toEqual(['a!', 'b!']);
	expect(items[1]?.pairedItem).toEqual({ item: 1 });
});

test('an error ends the execution and is told', async () => {
	const { error, items } = await run({ parameters: { text: 'fail' } });
	expect(error).toMatchObject({
		message: 'It failed',
		description: 'On purpose',
		context: { itemIndex: 0 },
	});
	expect(items).toEqual([]);
});

test('with continue on fail the other items go on', async () => {
	const { json, error } = await run({
		parameters: { text: '={{ $json.name }}' },
		input: [{ json: { name: 'fail' } }, { json: { name: 'b' } }],
		continueOnFail: true,
	});
	expect(error).toBeUndefined();
	expect(json).toEqual([{ error: 'It failed' }, { text: 'b', size: 0 }]);
});

test('the error output takes the failed items', async () => {
	const { outputs } = await run({
		parameters: { text: '={{ $json.name }}' },
		input: [{ json: { name: 'fail' } }, { json: { name: 'b' } }],
		onError: 'continueErrorOutput',
	});
	expect(outputs.map((items) => items.length)).toEqual([1, 1]);
	expect(outputs[1]?.[0]?.json.error).toBe('It failed');
});

test('hints reach the run', async () => {
	const { hints } = await run({ parameters: { text: 'hint' } });
	expect(hints).toMatchObject([{ message: 'Look' }]);
});

test.each(['filesystem', 'default'] as const)('binary data in %s mode', async (mode) => {
	const item = await binaryItem('hello', { fileName: 'a.txt', mimeType: 'text/plain', mode });
	expect(item.binary?.data).toMatchObject({ fileName: 'a.txt', mimeType: 'text/plain' });
	expect(typeof item.binary?.data?.id).toBe(mode === 'filesystem' ? 'string' : 'undefined');
	const { json, items } = await run({
		parameters: { field: 'data' },
		input: [item],
		binaryMode: mode,
	});
	expect(json).toEqual([{ text: 'nothing', size: 5 }]);
	expect((await readBinary(items[0], 'copy')).toString()).toBe('hello');
	await expect(readBinary(items[0])).rejects.toThrow("no binary field 'data'");
});

test('a required parameter that is empty keeps the workflow from starting', async () => {
	await expect(run({ parameters: { name: '' } })).rejects.toThrow('Parameter "Name" is required.');
});

test('the signal cancels the execution, and the node is told', async () => {
	const abort = new AbortController();
	const running = run({ parameters: { text: 'wait' }, signal: abort.signal });
	await once(waiting, 'now');
	abort.abort();
	expect((await running).error?.message).toBe('Cancelled in the node');
});
