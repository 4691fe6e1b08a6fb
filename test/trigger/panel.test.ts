import {
	displayParameter,
	Workflow,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { BoxTrigger } from '../../nodes/Box/BoxTrigger.node';
import { BOX_TRIGGER } from '../support/engine/nodeTypes';
import { boxTriggerWith, nextNames, Stage, SteadyClock } from './support';

const nodeType = new BoxTrigger();
const { description } = nodeType;

/** The node as n8n has it when a workflow is opened or started. */
function opened(parameters: INodeParameters): { workflow: Workflow; node: INode } {
	const stored: INode = {
		id: 'trigger',
		name: 'Box Trigger',
		type: BOX_TRIGGER,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const nodeTypes = { getByName: () => nodeType, getByNameAndVersion: () => nodeType };
	const types = { ...nodeTypes, getKnownTypes: () => ({}) };
	const workflow = new Workflow({
		nodes: [stored],
		connections: {},
		active: false,
		nodeTypes: types,
	});
	return { workflow, node: workflow.getNode('Box Trigger') ?? stored };
}

/** The line below the node's name, as the editor works it out. */
function subtitle(parameters: INodeParameters): unknown {
	const { workflow, node } = opened(parameters);
	return workflow.expression.getSimpleParameterValue(node, description.subtitle, 'internal', {});
}

/** The parameters that the panel shows, those in the options as `options.name`. */
function shown(parameters: INodeParameters): string[] {
	const { node } = opened(parameters);
	const isShown = (values: INodeParameters) => (property: INodeProperties) =>
		property.type !== 'hidden' &&
		// The editor has it in the dialog of the credential.
		property.name !== 'authentication' &&
		displayParameter(values, property, node, description, node.parameters);
	const options = description.properties.find(({ name }) => name === 'options')?.options ?? [];
	const inner = options as INodeProperties[];
	return [
		...description.properties.filter(isShown(node.parameters)).map(({ name }) => name),
		...inner
			.filter(isShown(node.parameters.options as INodeParameters))
			.map(({ name }) => `options.${name}`),
	];
}

const inInbox = { folder: { __rl: true, mode: 'list', value: '12', cachedResultName: '/Inbox' } };

it.each<[string, INodeParameters]>([
	['Any Event', {}],
	['Any Event in /Inbox', inInbox],
	['File Uploaded in /Inbox', { event: 'fileUploaded', ...inInbox }],
	['File Uploaded in /Inbox', { eventTypes: ['ITEM_UPLOAD'], ...inInbox }],
	['File Uploaded, Item Moved', { eventTypes: ['ITEM_UPLOAD', 'ITEM_MOVE'] }],
	[
		'File Uploaded, Item Moved +2 in /Inbox',
		{ eventTypes: ['ITEM_UPLOAD', 'ITEM_MOVE', 'ITEM_COPY', 'ITEM_TRASH'], ...inInbox },
	],
	[
		'File Uploaded, Item Moved +1',
		{ eventTypes: ['ITEM_UPLOAD', 'ITEM_MOVE'], options: { otherEventTypes: 'ITEM_OPEN' } },
	],
	['ITEM_OPEN', { options: { otherEventTypes: ' ITEM_OPEN ' } }],
	['File Moved', { eventTypes: ['File Moved'] }],
	['Item Trashed', { eventTypes: '={{ ["ITEM_TRASH"] }}' }],
	['Any Event in folder 12', { folder: { __rl: true, mode: 'id', value: '12' } }],
	['Any Event in /A/B', { folder: { __rl: true, mode: 'path', value: '/A/B' } }],
	[
		'Any Event in a folder',
		{ folder: { __rl: true, mode: 'url', value: 'https://app.box.com/folder/12' } },
	],
	['Any Event in a folder', { folder: { __rl: true, mode: 'id', value: '={{ $vars.id }}' } }],
	['Any Event in the enterprise', { stream: 'enterprise' }],
	[
		'Administrator Logged In in the enterprise',
		{ stream: 'enterprise', enterpriseEventTypes: ['ADMIN_LOGIN'] },
	],
	[
		'Shared Link Created in /Inbox',
		{ stream: 'enterprise', event: 'sharedLinkCreated', ...inInbox },
	],
])('says in words what it waits for: %s', (words, parameters) => {
	expect(subtitle(parameters)).toBe(words);
});

it('begins with the events and the folder', () => {
	expect(shown({}).slice(0, 3)).toEqual(['event', 'eventTypes', 'folder']);
	expect(shown({ event: 'fileUploaded' }).slice(0, 2)).toEqual(['event', 'folder']);
});

it.each<[string, INodeParameters, boolean]>([
	['startDate', {}, false],
	['startDate', { options: { startFrom: 'date' } }, false],
	['startDate', { stream: 'enterprise', options: { startFrom: 'oldest' } }, false],
	['startDate', { stream: 'enterprise', options: { startFrom: 'date' } }, true],
	['interval', {}, false],
	['interval', { stream: 'enterprise' }, true],
	['interval', { options: { listen: 'longPoll' } }, false],
	['interval', { options: { listen: 'interval' } }, true],
	['interval', { listen: 'interval' }, true],
	['interval', { listen: 'interval', options: { listen: 'longPoll' } }, false],
	['maxEvents', { options: { executionMode: 'each' } }, false],
	['maxEvents', { options: { executionMode: 'batch' } }, true],
	['listen', { stream: 'enterprise' }, false],
	['listen', {}, true],
	['otherEventTypes', { event: 'commentAdded' }, false],
])('shows %s only if it has an effect: %j', (name, parameters, isShown) => {
	const found = shown(parameters).filter((each) => each === `options.${name}`);
	expect(found).toHaveLength(isShown ? 1 : 0);
});

it.each<INodeParameters>([
	{ listen: 'interval', options: { interval: 5 } },
	{ options: { listen: 'interval', interval: 5 } },
	{ stream: 'enterprise', options: { interval: 5, startFrom: 'date', startDate: '2026-01-31' } },
	{ options: { maxEvents: 2 } },
])('keeps what a workflow has stored: %j', (parameters) => {
	expect(opened(parameters).node.parameters).toMatchObject(parameters);
});

/** What n8n's node panel makes of a trigger: the options of the parameter that is called Event. */
function entries(): Map<string | undefined, INodeParameters> {
	const property = description.properties.find(({ displayName }) =>
		['event', 'events', 'trigger on'].includes(displayName.toLowerCase()),
	);
	const options = (property?.options ?? []) as INodePropertyOptions[];
	return new Map(options.map(({ action, value }) => [action, { [property?.name ?? '']: value }]));
}

it('has an entry in the node panel for each common event', () => {
	expect([...entries().keys()].sort()).toEqual([
		'On any event',
		'On collaboration invited',
		'On comment added',
		'On file changed',
		'On file uploaded',
		'On folder created',
		'On shared link created',
	]);
});

describe('an entry of the node panel', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await Stage.set();
	});
	afterEach(async () => await stage.clear());

	/** Has all of that happen in Box. */
	async function happen(): Promise<void> {
		const { emulator } = stage;
		const { access_token } = emulator.connect();
		const ask = async (method: string, path: string, body: unknown) => {
			const response = await fetch(`${emulator.url}/2.0/${path}`, {
				method,
				headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
		};
		const folder = emulator.addFolder({ name: 'folder' });
		const file = emulator.addFile({ name: 'file', content: 'a', parentId: folder.id });
		await ask('PUT', `folders/${folder.id}`, { name: 'renamed folder' });
		await ask('PUT', `files/${file.id}`, { name: 'renamed file' });
		await ask('PUT', `files/${file.id}`, { shared_link: {} });
		emulator.addComment({ fileId: file.id, message: 'Hi' });
		emulator.addCollaboration({
			itemType: 'folder',
			itemId: folder.id,
			userId: emulator.users.colleague.id,
			role: 'editor',
		});
	}

	it.each<[string, string[], string[]]>([
		['On file uploaded', ['ITEM_UPLOAD'], ['UPLOAD']],
		['On file changed', ['ITEM_RENAME'], ['UPLOAD', 'RENAME']],
		['On folder created', ['ITEM_CREATE'], ['UPLOAD']],
		['On shared link created', ['ITEM_SHARED_CREATE'], ['SHARE']],
		['On comment added', ['COMMENT_CREATE'], ['COMMENT_CREATE']],
		['On collaboration invited', ['COLLAB_ADD_COLLABORATOR'], ['COLLABORATION_ACCEPT']],
	])('starts the workflow for its events alone: %s', async (entry, ofUser, ofEnterprise) => {
		const parameters = entries().get(entry) ?? {};
		const streams: Array<[INodeParameters, string[]]> = [
			[{}, ofUser],
			[{ stream: 'enterprise' }, ofEnterprise],
		];
		const first = await Promise.all(
			streams.map(async ([stream]) => {
				const options = { nodeType: boxTriggerWith(new SteadyClock()) };
				return await stage.start({ ...parameters, ...stream }, options);
			}),
		);
		await happen();
		for (const [index, [, types]] of streams.entries()) {
			const trigger = first[index];
			if (!trigger) throw new Error('It has not started');
			const told: unknown[] = [];
			while (told.length < types.length) {
				told.push(...(await trigger.nextExecution()).map(({ json }) => json.event_type));
			}
			expect(told).toEqual(types);
		}
	});

	it('is the change of a file if a version follows, but not if the file is new', async () => {
		const trigger = await stage.listen({ event: 'fileChanged' });
		const file = stage.emulator.addFile({ name: 'new.txt', content: 'a' });
		stage.emulator.addFile({ name: 'changed.txt', content: 'a' });
		stage.emulator.appendEvent({
			event_type: 'ITEM_UPLOAD',
			source: { type: 'file', id: file.id, name: 'second version', etag: '1' },
		});
		expect(await nextNames(trigger, 1)).toEqual(['second version']);
	});

	it('hears of comments on the files of a folder', async () => {
		const { emulator } = stage;
		const inbox = emulator.addFolder({ name: 'Inbox' });
		const inside = emulator.addFile({ name: 'in.txt', content: 'a', parentId: inbox.id });
		const outside = emulator.addFile({ name: 'out.txt', content: 'a' });
		const folder = { __rl: true, mode: 'id', value: inbox.id };
		const trigger = await stage.listen({ event: 'commentAdded', folder });
		emulator.addComment({ fileId: outside.id, message: 'Outside' });
		emulator.addComment({ fileId: inside.id, message: 'Inside' });
		const [item] = await trigger.nextExecution();
		expect(item?.json.source).toMatchObject({ message: 'Inside', item: { id: inside.id } });
	});
});
