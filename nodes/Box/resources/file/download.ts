import { BoxError } from '../../client/error';
import type { BoxFile, Download } from '../../client/types';
import { outputBinary } from '../../fields/binary';
import { fileLocator } from '../../fields/locators';
import { fieldsOption, options, sharedLinkOptions } from '../../fields/options';
import { fieldsQuery } from '../../framework/callOptions';
import { FileItem } from '../../framework/fileItem';
import { target } from '../../framework/locate';
import type { Params } from '../../framework/params';
import type { Operation } from '../../framework/types';
import { itemResult } from '../item/itemResult';
import { hashing } from './hashing';

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
		const query = fieldsQuery(params);
		const wantedName = params.optionalText('options.fileName');
		const { id, box } = await target(scope, 'file', 'file');
		const path = ['files', id];
		const ask = async () => await box.request<BoxFile>({ method: 'GET', path, query });
		// Both at once: what the file is, and what is in it.
		const opening = box.download(id, { version, range });
		const asking = ask();
		asking.catch(() => discard(opening));
		const [file, content] = await Promise.all([asking, opening]);
		const fileName = wantedName ?? file.name ?? content.fileName;
		const { stream, sha1 } = hashing(content.stream);
		const binary = await files.write({ ...content, stream }, { fileName, property });
		// What Box says of the current version is not true of another one, or of a part.
		const isWhole = version === undefined && range === undefined;
		const stored = isWhole ? await describing(file, sha1(), ask) : file;
		return new FileItem(itemResult(stored), binary);
	},
};

/**
 * What Box says of the file with that SHA-1: asked for again where the file was changed meanwhile.
 *
 * @throws BoxError where the bytes are not the file's
 */
async function describing(
	file: BoxFile,
	sha1: string,
	ask: () => Promise<BoxFile>,
): Promise<BoxFile> {
	const fits = (candidate: BoxFile) => (candidate.sha1 ?? sha1) === sha1;
	if (fits(file)) return file;
	const current = await ask();
	if (fits(current)) return current;
	throw new BoxError({
		status: 200,
		code: 'bad_digest',
		message: 'The SHA-1 of what was downloaded is not the one Box has of the file',
		method: 'GET',
		path: `/files/${file.id}/content`,
	});
}

function byteRange(params: Params): { start: number; end?: number } | undefined {
	const start = params.optionalInteger('options.rangeStart');
	const last = 'options.rangeEnd';
	const end = params.isEmpty(last) ? undefined : params.optionalInteger(last);
	if (start === undefined && end === undefined) return undefined;
	if (end !== undefined && end < (start ?? 0)) {
		params.fail('options.rangeEnd', "is before 'Range Start'", 'Correct one of the two.');
	}
	return { start: start ?? 0, end };
}

/** Ends a transfer that nobody is going to read: it would hold its connection for ever. */
function discard(opening: Promise<Download>): void {
	opening.then(
		({ stream }) => stream.destroy(),
		() => {},
	);
}
