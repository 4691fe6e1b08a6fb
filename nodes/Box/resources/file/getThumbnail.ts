import { BoxError } from '../../client/error';
import { file } from '../../entities/file';
import { choice, fields, locator, optionalText, outputField, sharedLink, when } from '../../fields';
import { operation } from '../../framework';
import { FileItem } from '../../framework/files/fileItem';
import { namedFile } from './namedFile';
import { together } from './together';
import { maxWait, wait } from './wait';

export const getThumbnail = operation({
	name: 'Get Thumbnail',
	action: 'Get a thumbnail of a file',
	description: 'Get a small picture of an image, video or document',
	reference: 'get-files-id-thumbnail-id',
	fields: {
		file: locator(file),
		format: choice(
			'Format',
			{ png: 'PNG', jpg: 'JPEG' },
			{ description: 'The format of the picture' },
		),
		pngSize: when({ format: 'png' }, size(['32', '64', '128', '256'], '256')),
		jpgSize: when({ format: 'jpg' }, size(['32', '160', '320'], '320')),
		binaryPropertyName: outputField,
	},
	options: {
		...fields,
		fileName: optionalText('File Name', {
			example: 'preview.png',
			description: 'The name the output file gets, instead of that of the file in Box',
		}),
		...sharedLink,
		wait,
	},
	simplify: {},
	errors: {
		preview_cannot_be_generated: {
			message: 'Box has no thumbnail of the file, and will have none',
			remedy: 'Box makes thumbnails of images, videos and documents. Choose such a file.',
		},
		requested_preview_unavailable: {
			message: 'Box has no thumbnail of the file in this size',
			remedy: "Choose another 'Size' or 'Format'.",
		},
		not_ready: {
			message: 'Box has not finished the thumbnail of the file',
			remedy: "Run the node again later, or wait longer with 'Wait (Seconds)' in the options.",
		},
	},
	async run({ file: chosen, format, ...values }, { box, files }) {
		const { fields: wanted, fileName, binaryPropertyName } = values;
		const size = Number(values.pngSize ?? values.jpgSize);
		return await together(box, async (box) => {
			const [{ json, title }, picture] = await Promise.all([
				namedFile(box, chosen.id, wanted),
				box.thumbnail(chosen.id, { format, size, maxWait: maxWait(values.wait) }),
			]);
			const contentType = format === 'png' ? 'image/png' : 'image/jpeg';
			const names = { wanted: fileName ?? `${title}.${format}` };
			const { data, received } = await files.write({ ...picture, contentType }, names);
			if (received.size === 0) throw nothingCame(chosen.id, format);
			return new FileItem(json, { [binaryPropertyName]: data });
		});
	},
});

/** The sizes that Box has of a format, in pixels. */
function size<const Size extends string>(sizes: readonly Size[], preset: Size) {
	const choices = Object.fromEntries(sizes.map((each) => [each, `${each} × ${each}`]));
	return choice('Size', choices as Record<Size, string>, {
		default: preset,
		description: 'The square that the picture fits into, in pixels',
	});
}

/** A picture without bytes is none, whatever the answer says of itself. */
function nothingCame(id: string, format: string): BoxError {
	const facts = { status: 200, method: 'GET', path: `/files/${id}/thumbnail.${format}` };
	return new BoxError({ ...facts, code: 'invalid_answer', message: 'The answer is empty' });
}
