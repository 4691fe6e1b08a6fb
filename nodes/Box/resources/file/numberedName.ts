/** Box takes names of at most so many characters. */
const MAX_CHARACTERS = 255;

/** What an extension looks like: not `.2` of a version, not `. Smith` of a name. */
const EXTENSION = /^\.(?=.*\p{L})[\p{L}\p{N}_+~-]{1,16}$/u;

/** Extensions that are put after another one: packed, encrypted, signed, or about the file. */
const OUTER = new Set(
	'asc br bz2 enc gpg gz lz lz4 lzma lzo map md5 p7m p7s part pgp sha1 sha256 sig tsd xz z zst'.split(
		' ',
	),
);

/** Extensions that another one is put after: `.tar.7z`, `.min.js`, `.d.ts`, `.drawio.png`. */
const INNER = new Set(['cpio', 'd', 'drawio', 'excalidraw', 'min', 'tar']);

/**
 * A name beside one that is taken: `report.pdf` → `report (1).pdf`, `archive.tar.gz` →
 * `archive (1).tar.gz`. The part before the number is cut if the name gets too long.
 */
export function numbered(name: string, number: number): string {
	const extension = extensionOf(name);
	const suffix = ` (${number})${extension}`;
	const room = MAX_CHARACTERS - Array.from(suffix).length;
	return cut(name.slice(0, name.length - extension.length), room) + suffix;
}

/**
 * A text of at most so many characters. It is not cut within what a person sees as one: `é` may be a letter
 * and an accent, an emoji several of them.
 */
function cut(text: string, length: number): string {
	const characters = Array.from(text);
	if (characters.length <= length) return text;
	const begin = characters.slice(0, length).join('');
	// It takes long to make one, and few names are so long.
	const seen = new Intl.Segmenter('en', { granularity: 'grapheme' });
	const { index = 0 } = seen.segment(text).containing(begin.length) ?? {};
	// Any number of marks may stand on one letter.
	return (index > 0 ? text.slice(0, index) : begin).trimEnd();
}

/** Parts that an extension has at most, as `.tar.gz.asc` does. */
const MAX_PARTS = 4;

/** The extension with its dot, such as `.pdf` and `.tar.gz`; empty if the name has none. */
export function extensionOf(name: string): string {
	let extension = '';
	for (let parts = 0; parts < MAX_PARTS; parts += 1) {
		const next = lastExtension(name.slice(0, name.length - extension.length));
		const [, first = ''] = extension.split('.');
		const belongs = extension === '' || OUTER.has(first.toLowerCase()) || isInner(next);
		if (next === '' || !belongs) return extension;
		extension = next + extension;
	}
	return extension;
}

function isInner(extension: string): boolean {
	return INNER.has(extension.slice(1).toLowerCase());
}

/** Dots in front, as in `.gitignore`, begin no extension. */
function lastExtension(name: string): string {
	const [, extension = ''] = /[^.].*(\.[^.]*)$/s.exec(name) ?? [];
	return EXTENSION.test(extension) ? extension : '';
}
