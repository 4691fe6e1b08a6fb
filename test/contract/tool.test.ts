import type { INodeProperties } from 'n8n-workflow';

import { allProperties, box, operations, propertiesFor, type PlacedProperty } from './properties';

/** What changes or ends something that somebody else may need, and cannot simply be done again. */
const DESTRUCTIVE = /^(delete|remove|unassign|terminate|transfer)/i;

/** Words by which a model knows that something is gone afterwards. */
const SAYS_SO = /\b(delete|remove|take away|end|trash|move all)\b/i;

/** What the editor shows around fields, and nobody fills in. */
const AROUND = ['collection', 'notice', 'callout'];

const isFilledIn = ({ property }: PlacedProperty) => !AROUND.includes(property.type);

const fields = allProperties(box).filter(isFilledIn);

const shownFor = ({ displayOptions }: INodeProperties) =>
	[...(displayOptions?.show?.resource ?? []), ...(displayOptions?.show?.operation ?? [])].join(' ');

it('can be used as a tool', () => {
	expect(box.usableAsTool).toBe(true);
});

// The tool's panel shows it, and the user decides by it what the model fills in.
it('describes each field, those in collections and rows too', () => {
	const without = fields
		.filter(({ property: { name } }) => name !== 'resource' && name !== 'operation')
		.filter(({ property: { description, hint } }) => !description && !hint)
		.map(({ path, top }) => `${path} (${shownFor(top)})`);
	expect(without).toEqual([]);
});

describe.each(operations)('$resource:$operation as a tool', (offered) => {
	const { resource, operation, action, description } = offered;

	// n8n makes of it the description that the model gets: "Delete a file in Box".
	it('says to the model what it does to what', () => {
		expect(action).toMatch(/^\w+ \w+/);
		expect(action).not.toMatch(/\b(in|of) Box$/);
	});

	it('says if it takes something away', () => {
		if (DESTRUCTIVE.test(operation)) {
			expect(action).toMatch(/^(Delete|Remove|Unassign|Terminate|Transfer|End)\b/);
			expect(description).toMatch(SAYS_SO);
		} else {
			expect(action).not.toMatch(/^(Delete|Remove|Terminate)\b/);
		}
	});

	it('says how final a deletion is', () => {
		if (operation !== 'delete' && operation !== 'deletePermanently') return;
		expect(description).toMatch(/for good|to the trash|cannot be undone|access/i);
	});

	// The model is asked by the display name: n8n refuses two fields of one name and different types.
	it('asks the model for each field by a name of its own', () => {
		const keys = allProperties({ properties: propertiesFor(box, resource, operation) })
			.filter(isFilledIn)
			.filter(({ path }) => path !== 'resource' && path !== 'operation')
			.filter(({ property }) => !property.noDataExpression && property.type !== 'fixedCollection')
			.map(({ property }) => [keyOf(property), fromAiType(property)]);
		const types = new Map<string, Set<string>>();
		for (const [key = '', type = ''] of keys)
			types.set(key, (types.get(key) ?? new Set()).add(type));
		expect([...types].filter(([, all]) => all.size > 1)).toEqual([]);
	});
});

/** As the editor makes it of the display name. */
function keyOf({ displayName }: INodeProperties): string {
	return displayName.replace(/[^a-zA-Z0-9-]+/g, '_').slice(0, 64);
}

function fromAiType({ type }: INodeProperties): string {
	return ['boolean', 'number', 'json'].includes(type) ? type : 'string';
}
