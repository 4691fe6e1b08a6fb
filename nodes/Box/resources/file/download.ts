import type { BoxClient } from '../../client/boxClient';
import type { ByteRange } from '../../client/transfer/contentRange';
import { objectAt } from '../../client/json';
import type { BoxFile } from '../../client/types';
import { outputBinary } from '../../fields/binary';
import { fileLocator } from '../../fields/locators';
import { fieldsOption, options, sharedLinkOptions } from '../../fields/options';
import { FileItem } from '../../framework/fileItem';
import { target } from '../../framework/locate';
import { originalOf, type Original } from '../../framework/originals';
import type { Params } from '../../framework/params';
import type { Operation } from '../../framework/types';
import { itemResult } from '../item/itemResult';

/** https://developer.box.com/reference/get-files-id-content/ */
export const download: Operation = {
	value: 'download',
	name: 'Download',
	action: 'Download a file',
	description: 'Download the content of a file',
	fields: [
		fileLocator({ name: 'file', displayName: 'File' }),
		outputBinary,
		options(
			fieldsOption,
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. report.pdf',
				description: 'The name the output file gets, instead of its name in Box',
			},
			{
				displayName: 'Range End',
				name: 'rangeEnd',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: '',
				description:
					'The last byte to download, counted from 0. Leave empty for the last of the file.',
			},
			{
				displayName: 'Range Start',
				name: 'rangeStart',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'The first byte to download, counted from 0',
			},
			{
				displayName: 'Version ID',
				name: 'version',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1234567890',
				description: 'Download this version of the file instead of the current one',
			},
			...sharedLinkOptions,
		),
	],
	async run(scope) {
		const { params, files } = scope;
		const property = params.text('binaryPropertyName');
		const version = params.optionalId('options.version');
		const range = byteRange(params);
		const wanted = params.optionalText('options.fileName');
		const fields = params.list('options.fields');
		const { id, box } = await target(scope, 'file', 'file');
		return await together(box, async (box) => {
			const ask = async () => await describe(box, id, fields, version);
			// Both at once: what the file is, and what is in it.
			const [known, content] = await Promise.all([ask(), box.download(id, { version, range })]);
			const { data, received } = await files.write(content, { wanted, inBox: known.file.name });
			const { file } = await originalOf(received, { fileId: id, known, ask });
			return new FileItem(itemResult(only(file, fields)), { [property]: data });
		});
	},
};

/** A file, and what Box says of the bytes of the wanted version. */
interface Described extends Original {
	file: BoxFile;
}

/** What is needed of a file, whatever fields the user wants. */
const NEEDED = ['name', 'sha1', 'size', 'file_version'];

async function describe(
	box: BoxClient,
	id: string,
	fields: readonly string[],
	version: string | undefined,
): Promise<Described> {
	const query = fields.length > 0 ? { fields: [...new Set([...fields, ...NEEDED])] } : {};
	const file = await box.request<BoxFile>({ method: 'GET', path: ['files', id], query });
	// Box lists the current version nowhere but in the file.
	const isCurrent = version === undefined || objectAt(file.file_version).id === version;
	const { sha1, size } = isCurrent ? file : await versionOf(box, id, version);
	return { file, sha1, size };
}

/** https://developer.box.com/reference/get-files-id-versions-id/ */
async function versionOf(box: BoxClient, fileId: string, version: string): Promise<Original> {
	return await box.request({ method: 'GET', path: ['files', fileId, 'versions', version] });
}

/** The file with the fields that the user wants, and those that Box always gives. */
function only(file: BoxFile, fields: readonly string[]): BoxFile {
	if (fields.length === 0) return file;
	const extra = NEEDED.filter((name) => !fields.includes(name));
	const kept = Object.entries(file).filter(([name]) => !extra.includes(name));
	return Object.fromEntries(kept) as BoxFile;
}

/** Makes calls that belong together: if one of them fails, those in flight end. */
async function together<T>(box: BoxClient, run: (box: BoxClient) => Promise<T>): Promise<T> {
	const stop = new AbortController();
	return await run(box.withSignal(stop.signal)).finally(() => stop.abort());
}

function byteRange(params: Params): ByteRange | undefined {
	const start = params.optionalInteger('options.rangeStart');
	const last = 'options.rangeEnd';
	const end = params.isEmpty(last) ? undefined : params.optionalInteger(last);
	if (start === undefined && end === undefined) return undefined;
	if (end !== undefined && end < (start ?? 0)) {
		params.fail('options.rangeEnd', "is before 'Range Start'", 'Correct one of the two.');
	}
	return { start: start ?? 0, end };
}
