import { crc32, deflateRawSync } from 'node:zlib';

/** A file in an archive; a folder's name ends with a slash, and it has no content. */
export interface ZipEntry {
	/** With the folders it is in: `Reports/2026/q3.pdf`. */
	name: string;
	content: Buffer;
	/** Milliseconds since 1970. */
	modifiedAt: number;
}

/** Version 2.0 has folders and the method deflate; bit 11 says that names are UTF-8. */
const VERSION = 20;
const UTF8 = 0x0800;
const DEFLATE = 8;
const STORED = 0;
const FOLDER = 0x10;

/** Numbers of two or four bytes, the lowest byte first. */
function numbers(...values: Array<[size: 2 | 4, value: number]>): Buffer {
	return Buffer.concat(
		values.map(([size, value]) => {
			const bytes = Buffer.alloc(size);
			bytes.writeUIntLE(value, 0, size);
			return bytes;
		}),
	);
}

/** The time and the day as MS-DOS writes them: from 1980 on, every other second. */
function dosTime(milliseconds: number): [time: number, day: number] {
	const date = new Date(milliseconds);
	const time =
		(date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
	const year = Math.max(date.getUTCFullYear() - 1980, 0);
	return [time, (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()];
}

/** What stands in both headers of an entry. */
function common({ name, content, modifiedAt }: ZipEntry, packed: Buffer): Buffer {
	const [time, day] = dosTime(modifiedAt);
	return numbers(
		[2, VERSION],
		[2, UTF8],
		[2, content.length > 0 ? DEFLATE : STORED],
		[2, time],
		[2, day],
		[4, crc32(content)],
		[4, packed.length],
		[4, content.length],
		[2, Buffer.byteLength(name)],
		[2, 0],
	);
}

/**
 * An archive, in pieces, as it is sent. It has no more than 65,535 entries and 4 GiB.
 *
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function* zipOf(entries: Iterable<ZipEntry>): Generator<Buffer> {
	const directory: Buffer[] = [];
	let offset = 0;
	for (const entry of entries) {
		const { name, content } = entry;
		const packed = content.length > 0 ? deflateRawSync(content) : content;
		const shared = common(entry, packed);
		const local = Buffer.concat([numbers([4, 0x04034b50]), shared, Buffer.from(name)]);
		const attributes = name.endsWith('/') ? FOLDER : 0;
		directory.push(
			numbers([4, 0x02014b50], [2, VERSION]),
			shared,
			// No comment, the first disk, no internal attributes.
			numbers([2, 0], [2, 0], [2, 0], [4, attributes], [4, offset]),
			Buffer.from(name),
		);
		yield local;
		yield packed;
		offset += local.length + packed.length;
	}
	const listed = Buffer.concat(directory);
	const count = directory.length / 4;
	yield listed;
	yield numbers(
		[4, 0x06054b50],
		[2, 0],
		[2, 0],
		[2, count],
		[2, count],
		[4, listed.length],
		[4, offset],
		[2, 0],
	);
}
