import { bytesOf } from './content';
import type { File, Version } from './model';

/** Another form of a file's content: https://developer.box.com/guides/representations/ */
export interface Representation {
	/** What it is called in addresses: `extracted_text`, `png_1024x1024`. */
	key: string;
	/** What a hint calls it: `extracted_text`, `pdf`, `png`. */
	name: string;
	properties: { dimensions?: string; paged?: string; thumb?: string };
	contentType: string;
}

/** Files whose text is their content. */
const TEXTS = new Set(
	`as asm bat c cc cpp cs css csv cxx dart diff erb groovy h hh html ini java js json log m md ml mm
	php pl plist properties py rb rst scala sh sml sql ts tsv txt vi vim xhtml xml yaml yml`.split(
		/\s+/,
	),
);
const TYPES: Record<string, string> = {
	extracted_text: 'text/plain; charset=utf-8',
	markdown: 'text/markdown; charset=utf-8',
	pdf: 'application/pdf',
	png: 'image/png',
	jpg: 'image/jpeg',
};
/** Documents that Box reads, and has as Markdown: https://developer.box.com/guides/representations/markdown/ */
const DOCUMENTS = new Set([
	'pdf',
	'docx',
	'pptx',
	'xls',
	'xlsx',
	'xlsm',
	'gdoc',
	'gslide',
	'gslides',
	'gsheet',
]);
const DIMENSIONS = new Map([
	['png', ['1024x1024', '2048x2048']],
	['jpg', ['32x32', '94x94', '160x160', '320x320', '1024x1024', '2048x2048']],
]);

function extensionOf({ name }: File): string {
	const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
	return extension === 'jpeg' ? 'jpg' : extension;
}

/**
 * The representations there are of a file. The emulator can draw and read nothing: it offers the
 * content of a text or document as its text, and a PDF, PNG or JPEG of what is one already.
 */
export function representationsOf(file: File): Representation[] {
	const extension = extensionOf(file);
	if (TEXTS.has(extension)) return [plain('extracted_text')];
	const texts = DOCUMENTS.has(extension) ? [plain('extracted_text'), plain('markdown')] : [];
	if (extension === 'pdf') return [plain('pdf'), ...texts];
	if (texts.length > 0) return texts;
	return (DIMENSIONS.get(extension) ?? []).map((dimensions) => ({
		...plain(extension),
		key: `${extension}_${dimensions}`,
		properties: { dimensions, paged: 'false', thumb: String(extension === 'jpg') },
	}));
}

function plain(name: string): Representation {
	return { key: name, name, properties: {}, contentType: TYPES[name] ?? '' };
}

/**
 * What `X-Rep-Hints` chooses: of each pair of brackets the first that there is. Without the header
 * all of them.
 */
export function chosen(file: File, hints: string | undefined): Representation[] {
	const all = representationsOf(file);
	if (hints === undefined) return all;
	const groups = [...hints.matchAll(/\[([^\]]*)\]/g)].map(([, group = '']) => group.split(','));
	const found = groups.map((group) => {
		const fits = group.map((hint) => all.find((each) => isMeant(each, hint.trim())));
		return fits.find((each) => each !== undefined);
	});
	return [...new Set(found.filter((each) => each !== undefined))];
}

/** `png?dimensions=1024x1024&paged=false`: a property that is not asked for may be anything. */
function isMeant({ name, properties }: Representation, hint: string): boolean {
	const [wanted, query = ''] = hint.split('?');
	const asked = [...new URLSearchParams(query)];
	const known = Object.entries(properties);
	return (
		wanted === name &&
		asked.every(([key, value]) => known.some(([each, has]) => each === key && has === value))
	);
}

/** The bytes of a representation. */
export function render(version: Version, { name }: Representation): Buffer {
	if (!['extracted_text', 'markdown'].includes(name)) return bytesOf(version.content);
	return Buffer.from(
		bytesOf(version.content)
			.toString('utf8')
			.replace(/^\uFEFF/, ''),
	);
}

/** Files of which Box draws thumbnails, beside documents and texts. */
const PICTURES = new Set(['png', 'jpg', 'gif', 'tiff', 'bmp', 'mp4', 'mov']);

/** Whether Box has a thumbnail of the file. */
export function hasPicture(file: File): boolean {
	const extension = extensionOf(file);
	return [PICTURES, DOCUMENTS, TEXTS].some((extensions) => extensions.has(extension));
}
