import { items, useBox } from '../../operations/support';
import { NAMED_FIELDS, type FieldCase } from '../../operations/support/everyField';

const box = useBox();

const json = { object: { x: 1 }, list: ['a', null, 5, { x: 1 }] };

/** What no text, number, date, choice, list, flag, ID or path can be. */
const ODD = [
	'={{ $json.object }}',
	'={{ $json.list }}',
	'={{ [null] }}',
	'={{ new Set([1]) }}',
	'={{ 0 / 0 }}',
	'={{ 2 ** 60 }}',
	'={{ "a\\ud83d" }}',
	'={{ () => 1 }}',
	'={{ $json.object }} and more',
];

/** What JavaScript says, and what becomes of a value that is no text. */
const RAW =
	/TypeError|Cannot read|is not a function|is not iterable|URI malformed|\[object|\bundefined\b|Cannot convert/;

/** Those that take JSON, and those that only say what a list in the editor is about. */
const takesIt = ({ type, label, saysListed }: FieldCase) =>
	type === 'json' || label === 'Changes › Value 2' || saysListed;

/** Of fields that operations of a resource share, such as As User, the first one. */
const FIELDS = [
	...new Map(
		[...NAMED_FIELDS]
			.reverse()
			.map(([name, field]) => [`${field.resource} ${field.label}`, [name, field] as const]),
	).values(),
].reverse();

describe('an odd value is refused in words about its field, before a request', () => {
	test.each(FIELDS)('%s', async (_, field) => {
		for (const expression of ODD) {
			const { resource, operation, label, parameters } = field;
			const { error } = await box.run(resource, operation, parameters(expression), {
				input: items(json),
			});
			expect(`${error?.message} ${error?.description}`).not.toMatch(RAW);
			if (takesIt(field)) continue;
			expect([expression, error?.message]).toEqual([
				expression,
				expect.stringContaining(`'${label}' `),
			]);
			expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
			expect(box.calls()).toEqual([]);
		}
	});
});
