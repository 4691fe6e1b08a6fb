import { check, type Outcome } from '../../../examples/demo/checks';
import type { FinishedExecution } from '../../../examples/demo/executions';
import { sampleFiles } from '../../../examples/demo/files';
import type { ListedItem } from '../../../examples/demo/person';
import { MANUAL_TRIGGER, runWorkflow } from '../../support/engine';

const files = sampleFiles().slice(0, 2);
const [first, second] = files.map(({ name, content, sha1 }, index) => {
	const item: ListedItem = { type: 'file', id: `${index}`, name, size: content.length, sha1 };
	return { item, copy: { ...item, shared_link: { url: `https://box/${index}` } } };
});

/** An execution whose last node put out the shared link of a copy. */
async function execution(one: typeof first): Promise<FinishedExecution> {
	const items = [{ json: { source: { name: one?.item.name } } }];
	const workflow = {
		nodes: [
			{
				id: '1',
				name: 'Share Copy',
				type: MANUAL_TRIGGER,
				typeVersion: 1,
				position: [0, 0] as [number, number],
				parameters: {},
			},
		],
		connections: {},
	};
	const finished = await runWorkflow(workflow, {
		input: [{ json: { shared_link: one?.copy.shared_link } }],
	});
	return { execution: { items, staticData: {}, run: Promise.resolve(finished) }, finished };
}

let right: Outcome;

beforeAll(async () => {
	if (!first || !second) throw new Error('There are two files');
	right = {
		files,
		executions: [await execution(first), await execution(second)],
		watched: [first.item, second.item],
		copies: [first.copy, second.copy],
	};
});

const wrong = (change: Partial<Outcome>) =>
	check({ ...right, ...change })
		.filter((one) => one.wrong.length > 0)
		.map(({ what }) => what);

const NAMES = 'a copy of each file, and nothing else';
const BYTES = 'the copies have the same size and SHA-1';
const LINKS = 'each copy has the shared link that the workflow returned';
const ORIGINALS = 'the originals are as they were';
const ONCE = 'one execution for each file, none twice';

test('all is right', () => {
	expect(wrong({})).toEqual([]);
});

test('an accent written as two characters is the same name', () => {
	const copies = right.copies.map((copy) => ({ ...copy, name: copy.name.normalize('NFD') }));
	expect(wrong({ copies })).toEqual([]);
});

test('an execution too few, or too many', () => {
	expect(wrong({ executions: right.executions.slice(1) })).toContain(ONCE);
	expect(wrong({ executions: [...right.executions, ...right.executions] })).toEqual([ONCE]);
});

test('a copy that is missing', () => {
	expect(wrong({ copies: right.copies.slice(1) })).toEqual([NAMES, BYTES, LINKS]);
});

test('something nobody asked for', () => {
	const extra = { ...right.copies[0], name: 'Meeting notes (1).md' } as ListedItem;
	expect(wrong({ copies: [...right.copies, extra] })).toEqual([NAMES]);
});

test.each([{ size: 1 }, { sha1: 'other' }])('other content: %j', (change) => {
	const changed = (items: readonly ListedItem[]) => items.map((item) => ({ ...item, ...change }));
	expect(wrong({ copies: changed(right.copies) })).toEqual([BYTES]);
	expect(wrong({ watched: changed(right.watched) })).toEqual([ORIGINALS]);
});

test.each([{ shared_link: null }, { shared_link: { url: 'https://box/else' } }])(
	'another shared link: %j',
	(change) => {
		expect(wrong({ copies: right.copies.map((copy) => ({ ...copy, ...change })) })).toEqual([
			LINKS,
		]);
	},
);
