import { extensionOf, numbered } from '../../../nodes/Box/resources/file/numberedName';

test.each([
	['report.pdf', '.pdf'],
	['v1.2.report.pdf', '.pdf'],
	['archive.tar.gz', '.tar.gz'],
	['ARCHIVE.TAR.GZ', '.TAR.GZ'],
	['backup.tar.gz.gpg', '.tar.gz.gpg'],
	['dump.sql.zst', '.sql.zst'],
	['source.tar.7z', '.tar.7z'],
	['app.min.js.map', '.min.js.map'],
	['invoice.xml.p7m', '.xml.p7m'],
	['types.d.ts', '.d.ts'],
	['plan.drawio.svg', '.drawio.svg'],
	['types.d.ts', '.d.ts'],
	['plan.drawio.svg', '.drawio.svg'],
	['movie.mp4', '.mp4'],
	['project.code-workspace', '.code-workspace'],
	['.config.json', '.json'],
	['.tar.gz', '.gz'],
	['...pdf', ''],
	['..a.pdf', '.pdf'],
	['report..pdf', '.pdf'],
	['report...tar.gz', '.tar.gz'],
	[`a${'.gz'.repeat(84)}`, '.gz.gz.gz.gz'],
	['資料.テキスト', '.テキスト'],
	['.gitignore', ''],
	['README', ''],
	['Release 1.2', ''],
	['Minutes 2026.01.31', ''],
	['Dr. Smith', ''],
	['ends with a dot.', ''],
	['...', ''],
	[`a.${'x'.repeat(253)}`, ''],
])('the extension of %s is "%s"', (name, extension) => {
	expect(extensionOf(name)).toBe(extension);
});

test.each([
	['report.pdf', 1, 'report (1).pdf'],
	['report (3).pdf', 1, 'report (3) (1).pdf'],
	['archive.tar.gz', 12, 'archive (12).tar.gz'],
	['.gitignore', 2, '.gitignore (2)'],
	['Dr. Smith', 1, 'Dr. Smith (1)'],
])('%s beside number %i is %s', (name, number, expected) => {
	expect(numbered(name, number)).toBe(expected);
});

test.each([
	['a dot near its start', `a.${'x'.repeat(253)}`, `a.${'x'.repeat(249)} (1)`],
	['an extension', `${'x'.repeat(251)}.pdf`, `${'x'.repeat(247)} (1).pdf`],
	['two extensions', `${'x'.repeat(248)}.tar.gz`, `${'x'.repeat(244)} (1).tar.gz`],
	['large characters', `${'😀'.repeat(251)}.pdf`, `${'😀'.repeat(247)} (1).pdf`],
	['accents of their own', `${'e\u0301'.repeat(126)}.pdf`, `${'e\u0301'.repeat(123)} (1).pdf`],
	['emoji of several characters', `${'👩‍💻'.repeat(84)}.pdf`, `${'👩‍💻'.repeat(82)} (1).pdf`],
	['flags', `${'🇨🇭'.repeat(126)}.pdf`, `${'🇨🇭'.repeat(123)} (1).pdf`],
	['marks on one letter', `a${'\u0301'.repeat(254)}`, `a${'\u0301'.repeat(250)} (1)`],
	['accents of their own', `${'e\u0301'.repeat(126)}.pdf`, `${'e\u0301'.repeat(123)} (1).pdf`],
	['emoji of several characters', `${'👩‍💻'.repeat(84)}.pdf`, `${'👩‍💻'.repeat(82)} (1).pdf`],
	['flags', `${'🇨🇭'.repeat(126)}.pdf`, `${'🇨🇭'.repeat(123)} (1).pdf`],
	['marks on one letter', `a${'\u0301'.repeat(254)}`, `a${'\u0301'.repeat(250)} (1)`],
	['a space where it is cut', `${'x'.repeat(246)} xxxxx.pdf`, `${'x'.repeat(246)} (1).pdf`],
])('a name of 255 characters with %s stays within them', (_, name, expected) => {
	expect(Array.from(name).length).toBeGreaterThanOrEqual(255);
	expect(numbered(name, 1)).toBe(expected);
	expect(Array.from(numbered(name, 4321)).length).toBeLessThanOrEqual(255);
});
