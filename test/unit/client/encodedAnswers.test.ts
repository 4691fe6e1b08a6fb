import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

import type { BoxClient } from '../../../nodes/Box/client/boxClient';
import type { Download } from '../../../nodes/Box/client/types';
import { answer, json, type Answer } from './server';
import { closeAll, failure, setup } from './support';

afterEach(closeAll);

const bytes = gzipSync('0123456789');
const type = { 'content-type': 'image/png' };

/** A Box with all kinds of bytes, each of which has these headers. */
function boxWith(headers: Record<string, string>): Answer {
	return (response, request) => {
		const url = `http://${request.headers.host}`;
		const shown = {
			representation: 'extracted_text',
			status: { state: 'success' },
			content: { url_template: `${url}/text/{+asset_path}` },
		};
		const addresses = { download_url: `${url}/zip/content`, status_url: `${url}/zip/status` };
		const file = { type: 'file', id: '12', representations: { entries: [shown] } };
		const { path, method } = request;
		const range = { 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` };
		const isRange = request.headers.range !== undefined;
		if (method === 'POST') json(202, addresses)(response, request);
		else if (path.includes('fields=')) json(200, file)(response, request);
		else if (path.endsWith('/content') && path.startsWith('/2.0'))
			answer(302, { location: `${url}/d` })(response, request);
		else
			answer(
				isRange ? 206 : 200,
				{ ...type, ...headers, ...(isRange ? range : {}) },
				bytes,
			)(response, request);
	};
}

const DOWNLOADS: Array<[string, (box: BoxClient) => Promise<Download>]> = [
	['a file', async (box) => await box.download('12')],
	['a version', async (box) => await box.download('12', { version: '3' })],
	[
		'a range',
		async (box) => await box.download('12', { range: { start: 0, end: bytes.length - 1 } }),
	],
	['a range to the end', async (box) => await box.download('12', { range: { start: 0 } })],
	[
		'a thumbnail',
		async (box) => await box.thumbnail('12', { format: 'png', size: 64, maxWait: 0 }),
	],
	['a text', async (box) => await box.representation('12', { name: 'extracted_text', maxWait: 0 })],
	['an archive', async (box) => (await box.zip([{ type: 'file', id: '12' }])).download],
];

describe.each(DOWNLOADS)('%s', (_, download) => {
	it.each<Record<string, string>>([
		{ 'content-encoding': 'gzip' },
		{ 'content-encoding': 'x-gzip' },
		{ 'content-encoding': 'BR' },
		{ 'content-encoding': 'identity, zstd' },
		{ 'transfer-encoding': 'gzip, chunked' },
		{ 'transfer-encoding': 'Deflate,chunked' },
	])('is refused with %j', async (headers) => {
		const { box } = await setup(boxWith(headers));
		const error = await failure(download(box));
		expect(error.code).toBe('invalid_answer');
		expect(error.message).toContain('is encoded, although it should not be');
	});

	it.each<Record<string, string>>([
		{},
		{ 'content-encoding': '' },
		{ 'content-encoding': 'Identity' },
		{ 'transfer-encoding': 'Chunked' },
	])('comes with %j', async (headers) => {
		const { box } = await setup(boxWith(headers));
		const { stream } = await download(box);
		expect((await buffer(stream)).equals(bytes)).toBe(true);
	});
});
