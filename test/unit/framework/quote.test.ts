import { quote, said } from '../../../nodes/Box/framework/errors/quote';

test.each([
	['report.pdf', "'report.pdf'"],
	['', "''"],
	[' with spaces ', "' with spaces '"],
	['one\ntwo', "'one…'"],
	['\r\n\r\none\r\ntwo', "'one…'"],
	['\n', "'…'"],
	['one\u2028two', "'one…'"],
	['a\tb\u0000c', "'a b c'"],
	['a\ud800b', "'a\ufffdb'"],
	['a'.repeat(100), `'${'a'.repeat(100)}'`],
	['a'.repeat(101), `'${'a'.repeat(100)}…'`],
	['😀'.repeat(101), `'${'😀'.repeat(100)}…'`],
])('%j is repeated as %s', (text, expected) => {
	expect(quote(text)).toBe(expected);
});

test('a text of many megabytes is no work', () => {
	expect(quote('x'.repeat(50_000_000))).toHaveLength(103);
});

test('what Box says is one line, and no long one', () => {
	expect(said('Bad\r\nRequest\u0000 ')).toBe('Bad Request ');
	expect(said(`Invalid value '${'x'.repeat(100_000)}'`)).toHaveLength(601);
});
