import type { BoxClient } from '../../client/boxClient';
import { objectAt } from '../../client/json';
import type { ByteRange } from '../../client/transfer/contentRange';
import type { BoxFile } from '../../client/types';
import { file } from '../../entities/file';
import { fields, integer, locator, optionalText, outputField, sharedLink } from '../../fields';
import { operation } from '../../framework';
import { FileItem } from '../../framework/files/fileItem';
import { originalOf, type Original } from '../../framework/files/originals';
import { itemResult } from '../../framework/outputItems';
import { onlyWanted, withNeeded } from './onlyWanted';
import { together } from './together';
import { versionOption } from './versionOption';

export const download = operation({
	name: 'Download',
	action: 'Download a file',
	description: 'Download the content of a file',
	reference: 'get-files-id-content',
	fields: { file: locator(file), binaryPropertyName: outputField },
	options: {
		...fields,
		fileName: optionalText('File Name', {
			example: 'report.pdf',
			description: 'The name the output file gets, instead of its name in Box',
		}),
		rangeEnd: integer('Range End', {
			description:
				'The last byte to download, counted from 0. Leave empty for the last of the file.',
			empty: undefined,
		}),
		rangeStart: integer('Range Start', {
			default: 0,
			description: 'The first byte to download, counted from 0',
		}),
		version: versionOption('Download this version of the file instead of the current one'),
		...sharedLink,
	},
	simplify: {},
	prepare: ({ rangeStart, rangeEnd }, fail) => {
		if (rangeStart === undefined && rangeEnd === undefined) return { range: undefined };
		const range: ByteRange = { start: rangeStart ?? 0, end: rangeEnd };
		if (rangeEnd !== undefined && rangeEnd < range.start) {
			fail('rangeEnd', "is before 'Range Start'", 'Correct one of the two.');
		}
		return { range };
	},
	async run(values, { box, files }) {
		const { file: chosen, binaryPropertyName, fileName: wanted, version, range } = values;
		const { fields = [] } = values;
		return await together(box, async (box) => {
			const ask = async () => await describe(box, chosen.id, fields, version);
			// Both at once: what the file is, and what is in it.
			const [known, content] = await Promise.all([
				ask(),
				box.download(chosen.id, { version, range }),
			]);
			const { data, received } = await files.write(content, { wanted, inBox: known.file.name });
			const { file } = await originalOf(received, { fileId: chosen.id, known, ask });
			return new FileItem(itemResult(onlyWanted(file, fields, NEEDED)), {
				[binaryPropertyName]: data,
			});
		});
	},
});

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
	const query = withNeeded(fields, NEEDED);
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
