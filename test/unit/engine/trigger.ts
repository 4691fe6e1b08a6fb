import {
	NodeConnectionTypes,
	NodeOperationError,
	type INodeType,
	type IRun,
	type ITriggerFunctions,
} from 'n8n-workflow';

import { BOX_TRIGGER, NO_OP, startTrigger, type WorkflowJson } from '../../support/engine';

type Done = NonNullable<Parameters<ITriggerFunctions['emit']>[2]>;

/** What the test rings the bell with. */
let ring: (n: number, options?: { key?: string; done?: Done }) => void;
let remembered: () => unknown;
let report: (message: string) => void;
let closed: number;

beforeEach(() => {
	closed = 0;
});

/** Hands its context to the test, which emits through it. */
const bell: INodeType = {
	description: {
		displayName: 'Bell',
		name: 'bell',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Tone', name: 'tone', type: 'string', default: 'low' },
			{ displayName: 'Broken', name: 'broken', type: 'boolean', default: false },
		],
	},
	async trigger() {
		if (this.getNodeParameter('broken')) throw new Error('It can never ring');
		ring = (n, { key, done } = {}) => {
			this.getWorkflowStaticData('node').last = n;
			this.emit([[{ json: { n } }]], undefined, done, key);
		};
		remembered = () => this.getWorkflowStaticData('node').last;
		report = (message) => this.saveFailedExecution(new NodeOperationError(this.getNode(), message));
		this.getWorkflowStaticData('node').activated ??= this.getActivationMode();
		return {
			closeFunction: async () => {
				closed += 1;
			},
			manualTriggerFunction: async () => {
				this.emit([[{ json: { manual: this.getNodeParameter('tone') } }]]);
			},
		};
	},
};

const staticDataOf = (data: unknown) => ({ 'node:Box Trigger': data });

test('an emit becomes an execution; its static data is saved with it', async () => {
	const trigger = await startTrigger({ nodeType: bell });
	expect(trigger.staticData).toEqual(staticDataOf({ activated: 'activate' }));
	const waiting = trigger.next();
	ring(1);
	ring(2);
	expect(await waiting).toMatchObject({
		items: [{ json: { n: 1 } }],
		staticData: staticDataOf({ activated: 'activate', last: 1 }),
	});
	expect(await trigger.nextExecution()).toMatchObject([{ json: { n: 2 } }]);
	expect(trigger.executions).toHaveLength(2);
	await trigger.stop();
	expect(closed).toBe(1);
	await expect(trigger.nextExecution()).rejects.toThrow('stopped');
});

test('a known deduplication key starts nothing, and is told through donePromise', async () => {
	const trigger = await startTrigger({ nodeType: bell });
	ring(1, { key: 'a' });
	const done = deferred();
	ring(2, { key: 'a', done: done.deferred });
	expect(await done.promise).toBeUndefined();
	expect(trigger.executions.map(({ key }) => key)).toEqual(['a']);
	expect(trigger.duplicates).toEqual(['a']);
	await trigger.stop();
});

test('donePromise has the run at its end', async () => {
	const trigger = await startTrigger({ nodeType: bell });
	const done = deferred();
	ring(1, { done: done.deferred });
	expect(await done.promise).toMatchObject({ status: 'success' });
	await trigger.stop();
});

test('the whole workflow is executed', async () => {
	const workflow: WorkflowJson = {
		nodes: [
			{
				id: '1',
				name: 'Bell',
				type: BOX_TRIGGER,
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{ id: '2', name: 'End', type: NO_OP, typeVersion: 1, position: [0, 0], parameters: {} },
		],
		connections: { Bell: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
	};
	const nodes: string[] = [];
	const trigger = await startTrigger({
		nodeType: bell,
		workflow,
		onNode: (_execution, name) => nodes.push(name),
	});
	ring(7);
	const { run } = await trigger.next();
	expect((await run).items('End')).toMatchObject([{ json: { n: 7 } }]);
	expect(nodes).toEqual(['Bell', 'End']);
	await trigger.stop();
});

test('static data comes back at the next activation', async () => {
	const first = await startTrigger({ nodeType: bell });
	ring(5);
	await first.stop();
	const second = await startTrigger({ nodeType: bell, staticData: first.staticData });
	expect(remembered()).toBe(5);
	await second.stop();
});

test('a failed execution is reported while the trigger lives on', async () => {
	const trigger = await startTrigger({ nodeType: bell });
	report('Hoarse');
	expect((await trigger.nextFailure()).message).toBe('Hoarse');
	ring(1);
	expect(await trigger.nextExecution()).toMatchObject([{ json: { n: 1 } }]);
	await trigger.stop();
});

test('a trigger that throws is not active', async () => {
	await expect(startTrigger({ nodeType: bell, parameters: { broken: true } })).rejects.toThrow(
		'It can never ring',
	);
});

test('a manual test ends with one execution and closes the trigger', async () => {
	const trigger = await startTrigger({
		nodeType: bell,
		mode: 'manual',
		parameters: { tone: 'high' },
	});
	expect(await trigger.nextExecution()).toMatchObject([{ json: { manual: 'high' } }]);
	expect(closed).toBe(1);
	await trigger.stop();
});

test('a manual test can be stopped before anything happened', async () => {
	const trigger = await startTrigger({
		mode: 'manual',
		nodeType: {
			...bell,
			async trigger() {
				return { closeFunction: async () => void (closed += 1) };
			},
		},
	});
	const waiting = expect(trigger.nextExecution()).rejects.toThrow('stopped');
	await new Promise(setImmediate);
	await trigger.stop();
	await waiting;
	expect(closed).toBe(1);
});

/** What n8n's createDeferredPromise gives a node. */
function deferred() {
	let settle: Pick<Done, 'resolve' | 'reject'> | undefined;
	const promise = new Promise<IRun>((resolve, reject) => {
		settle = { resolve, reject };
	});
	const handles: Done = {
		promise,
		resolve: (run) => settle?.resolve(run),
		reject: (error) => settle?.reject(error),
	};
	return { promise, deferred: handles };
}
