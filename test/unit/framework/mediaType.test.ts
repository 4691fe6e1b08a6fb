import { mediaType } from '../../../nodes/Box/framework/files/mediaType';

it.each([
	[undefined, ['a.csv'], 'text/csv'],
	['', ['a.csv'], 'text/csv'],
	['text', ['a.csv'], 'text/csv'],
	['text/', ['a.csv'], 'text/csv'],
	['text/plain, text/html', ['a.csv'], 'text/csv'],
	['text/<b>', ['a.csv'], 'text/csv'],
	['unknown/unknown', ['a.csv'], 'text/csv'],
	['application/x-unknown-content-type', ['a.csv'], 'text/csv'],
	['APPLICATION/OCTETSTREAM ; q=1', ['a.csv'], 'text/csv'],
	['application/octet', ['a.csv'], 'text/csv'],
	['application/octet_stream', ['a.csv'], 'text/csv'],
	['application/x-bin', ['a.csv'], 'text/csv'],
	['application/x-forcedownload', ['a.csv'], 'text/csv'],
	['application/null', ['a.csv'], 'text/csv'],
	['Application/Octet-Stream; charset=binary', ['a.tar.GZ'], 'application/gzip'],
	['  Image/PNG ;x="a;b"', ['a.csv'], 'image/png'],
	['application/vnd.apache.parquet', ['a.csv'], 'application/vnd.apache.parquet'],
	['application/x-data-file', ['a.csv'], 'application/x-data-file'],
	[undefined, [], 'application/octet-stream'],
	[undefined, [undefined, 'a.PDF'], 'application/pdf'],
	[undefined, ['backup', 'a.pdf'], 'application/pdf'],
	[undefined, ['report.csv', 'a.pdf'], 'text/csv'],
	[undefined, ['csv'], 'application/octet-stream'],
	[undefined, ['a.'], 'application/octet-stream'],
	[undefined, ['.pdf'], 'application/octet-stream'],
	[undefined, ['a.constructor'], 'application/octet-stream'],
	[undefined, ['a.tar.gz'], 'application/gzip'],
])('of %j and the names %j is %s', async (said, names, type) => {
	expect(await mediaType(said, names)).toBe(type);
});
