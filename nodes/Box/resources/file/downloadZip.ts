import { choice, fileOrFolder, itemName, jsonList, outputField, rows, when } from '../../fields';
import { operation } from '../../framework';
import { FileItem } from '../../framework/files/fileItem';
import { archiveName, checkArchive, skipped, uniqueItems, zipItems } from './archive';

export const downloadZip = operation({
	name: 'Download as Zip',
	action: 'Download several items as a zip archive',
	description: 'Download several files and folders, with all that is in them, as one zip archive',
	reference: 'post-zip-downloads',
	fields: {
		specifyItems: choice(
			'Specify Items',
			{ fields: 'Using Fields Below', json: 'Using JSON' },
			{ description: 'How to say what goes into the archive' },
		),
		items: when(
			{ specifyItems: 'fields' },
			rows('Items', {
				description: 'The files and folders to put into the archive',
				button: 'Add Item',
				row: { name: 'items', displayName: 'Items' },
				fields: fileOrFolder({ butRoot: 'put into an archive' }),
			}),
		),
		itemsJson: when(
			{ specifyItems: 'json' },
			jsonList('Items as JSON', {
				description:
					"A list of items as Box gives them, with 'type' (file or folder) and 'id', such as those of Folder: Get Items. An ID alone is a file's.",
			}),
		),
		binaryPropertyName: outputField,
	},
	options: {
		fileName: itemName('Archive Name', {
			example: 'reports.zip',
			description: 'The name of the archive. Leave empty for the name that Box gives it.',
			empty: undefined,
		}),
	},
	errors: {
		403: {
			message:
				'Box does not let the connected account download one of the items, or does not know it',
			remedy: 'Check the items, and that each is shared with the connected account.',
		},
		404: {
			message: 'Box no longer knows the archive',
			remedy: 'Its address is good for some seconds only. Run the node again.',
		},
		zip_download_file_count_exceeded_limit: {
			message: 'An archive of Box has 10,000 files at most, and this one would have more',
			remedy: 'Download the items in several archives.',
		},
		zip_download_pre_compressed_bytes_exceeded_limit: {
			message: 'The items are too large for one archive',
			remedy: 'Download the items in several archives.',
		},
		user_too_many_concurrent_downloads: {
			message: 'The account is downloading as many archives as Box allows at once, which are 5',
			remedy:
				"Run fewer items at once ('Items at Once' in the request options), or run again later.",
		},
		enterprise_too_many_concurrent_downloads: {
			message: 'The enterprise is downloading as many archives as Box allows at once, which are 10',
			remedy: 'Run again later.',
		},
		zip_failed: {
			message: 'Box could not complete the archive',
			remedy: 'Run the node again. If it happens again, download the items in several archives.',
		},
	},
	prepare: ({ specifyItems, items, itemsJson, fileName }, fail) => {
		if (fileName !== undefined && archiveName(fileName) === '') {
			fail('fileName', 'has only an extension', 'Enter a name before it.');
		}
		if (specifyItems === 'fields' && items?.length === 0) fail('items', 'is empty', 'Add an item.');
		if (specifyItems === 'fields') return { listed: undefined };
		return { listed: zipItems(itemsJson ?? [], (...said) => fail('itemsJson', ...said)) };
	},
	async run({ items = [], listed, fileName, binaryPropertyName }, { box, files, hint }) {
		const chosen = items.map(({ file, folder }) => file ?? folder);
		const wanted = uniqueItems(listed ?? chosen.filter((item) => item !== undefined));
		const name = fileName === undefined ? undefined : archiveName(fileName);
		const zip = await box.zip(wanted, name);
		const inBox = zip.download.fileName ?? `${name ?? 'Box'}.zip`;
		const { data, received } = await files.write(zip.download, { inBox });
		checkArchive(received);
		const outcome = await zip.outcome();
		const left = skipped(outcome);
		if (left) hint(`Box left out ${left}, which the account may not download`);
		const json = { name: data.fileName, ...outcome, name_conflicts: zip.nameConflicts };
		return new FileItem(json, { [binaryPropertyName]: data });
	},
});
