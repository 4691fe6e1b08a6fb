import { crc32, deflateSync } from 'node:zlib';

const u16 = (value: number) => Buffer.from([value >> 8, value & 255]);

function u32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}

function pngChunk(type: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	return Buffer.concat([u32(data.length), named, u32(crc32(named))]);
}

/** A grey square as PNG: https://www.w3.org/TR/png/ */
export function png(size: number): Buffer {
	// Eight bits of grey; each line begins with its filter, which is none.
	const header = Buffer.concat([u32(size), u32(size), Buffer.from([8, 0, 0, 0, 0])]);
	const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(size, 128)]);
	const lines = Buffer.concat(Array.from({ length: size }, () => line));
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		pngChunk('IHDR', header),
		pngChunk('IDAT', deflateSync(lines)),
		pngChunk('IEND', Buffer.alloc(0)),
	]);
}

function jpgSegment(marker: number, data: Buffer): Buffer {
	return Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);
}

/** A table with one code of one bit, for the value 0. */
function oneCode(id: number): Buffer {
	return Buffer.from([id, 1, ...Array.from({ length: 15 }, () => 0), 0]);
}

/** A grey square as baseline JPEG: https://www.w3.org/Graphics/JPEG/itu-t81.pdf */
export function jpg(size: number): Buffer {
	// Each block of 8 × 8 is as the one before and has no details: two bits, both 0.
	const blocks = Math.ceil(size / 8) ** 2;
	const bits = blocks * 2;
	const scan = Buffer.alloc(Math.ceil(bits / 8));
	if (bits % 8 !== 0) scan.writeUInt8(0xff >> (bits % 8), scan.length - 1);
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		jpgSegment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
		jpgSegment(
			0xc0,
			Buffer.concat([Buffer.from([8]), u16(size), u16(size), Buffer.from([1, 1, 0x11, 0])]),
		),
		jpgSegment(0xc4, oneCode(0x00)),
		jpgSegment(0xc4, oneCode(0x10)),
		jpgSegment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0])),
		scan,
		Buffer.from([0xff, 0xd9]),
	]);
}
