import { namePattern } from '../../../nodes/Box/events/namePattern';

const fail = (problem: string): never => {
	throw new Error(problem);
};

describe('namePattern', () => {
	it.each([
		['*.pdf', 'Report.PDF', true],
		['*.pdf', 'report.pdf.exe', false],
		['*', '', true],
		['', '', true],
		['', 'a', false],
		['report-??.txt', 'report-07.txt', true],
		['report-??.txt', 'report-7.txt', false],
		['*.{pdf,docx}', 'a.docx', true],
		['*.{pdf,docx}', 'a.xlsx', false],
		['{a,b{c,d}}', 'bd', true],
		['{a,b{c,d}}', 'b', false],
		['{,draft }*.txt', 'draft a.txt', true],
		['a,b', 'a,b', true],
		['a+b (1)[x].$', 'A+B (1)[x].$', true],
		['a.c', 'abc', false],
		['*a*b', 'xxaxxb', true],
		['*a*b', 'xxaxxbx', false],
		['?', '🙂', true],
		['ÜBER*', 'überblick', true],
		['Caf\u00e9*', 'cafe\u0301.pdf', true],
		['CAFE\u0301*', 'caf\u00e9.pdf', true],
		['caf?.pdf', 'cafe\u0301.pdf', true],
	])('%p fits %p: %p', (pattern, name, expected) => {
		expect(namePattern(pattern, fail)(name)).toBe(expected);
	});

	it('does not take long over a name made to be slow', () => {
		const fits = namePattern('*a*a*a*a*a*a*a*a*a*a*a*a*b', fail);
		expect(fits('a'.repeat(255))).toBe(false);
	});

	it.each([
		['{a', 'has an opening brace without a closing one'],
		['a}', 'has a closing brace without an opening one'],
		['{a,b}}', 'has a closing brace without an opening one'],
		['{a,b,c,d,e}'.repeat(5), 'has too many alternatives'],
	])('refuses %p', (pattern, problem) => {
		expect(() => namePattern(pattern, fail)).toThrow(problem);
	});
});
