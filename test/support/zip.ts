import { crc32, inflateRawSync } from 'node:zlib';

/** A header in the list at the end of an archive, and the one at its end. */
const ENTRY = 0x02014b50;
const END = 0x06054b50;

/**
 * What is in an archive, as other programs find it: by the list at its end. Fails for contents that
 * are not as the list says.
 *
 * @returns the contents by name; a folder's ends with a slash
 */
export function unzip(archive: Buffer): Record<string, string> {
	const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
	if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('The archive has no end');
	const count = archive.readUInt16LE(end + 10);
	let at = archive.readUInt32LE(end + 16);
	const found: Record<string, string> = {};
	for (let entry = 0; entry < count; entry += 1) {
		if (archive.readUInt32LE(at) !== ENTRY) throw new Error('The list has something else');
		const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
		const size = name ?? 0;
		found[archive.toString('utf8', at + 46, at + 46 + size)] = contentOf(archive, at);
		at += 46 + size + (extra ?? 0) + (comment ?? 0);
	}
	return found;
}

/** @param at where the entry is in the list */
function contentOf(archive: Buffer, at: number): string {
	const local = archive.readUInt32LE(at + 42);
	const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
	const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
	const content = archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
	if (content.length !== archive.readUInt32LE(at + 24)) throw new Error('The size is wrong');
	if (crc32(content) !== archive.readUInt32LE(at + 16)) throw new Error('The content is damaged');
	return content.toString('utf8');
}
