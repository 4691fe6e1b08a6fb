import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A file that somebody uploads in the demo. */
export interface SampleFile {
	name: string;
	content: Buffer;
	/** In hexadecimal, as Box reports it. */
	sha1: string;
}

const MEGABYTE = 1_000_000;

/** Files of different kinds and sizes, the same at every run. */
export function sampleFiles(): SampleFile[] {
	return [
		file('Meeting notes.md', notes()),
		file('Budget 2026.csv', budget()),
		file('Größen & Maße.json', JSON.stringify({ einheit: 'mm', werte: [297, 210] })),
		file('Logo.png', png(64)),
		file('Recording.wav', wav(1.5 * MEGABYTE)),
	];
}

function file(name: string, data: Buffer | string): SampleFile {
	const content = Buffer.from(data);
	return { name, content, sha1: createHash('sha1').update(content).digest('hex') };
}

function notes(): string {
	return ['# Meeting notes', '', '- The folder is watched', '- Every new file is copied', ''].join(
		'\n',
	);
}

function budget(): string {
	const rows = Array.from({ length: 900 }, (_, row) => `${row + 1},Item ${row + 1},${row * 17}.50`);
	return ['No,Item,Amount', ...rows, ''].join('\r\n');
}

/** A square with a gradient: https://www.w3.org/TR/png-3/ */
function png(size: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(size, 0);
	header.writeUInt32BE(size, 4);
	header.set([8, 2], 8);
	const rows = Array.from({ length: size }, (_, y) => [
		0,
		...Array.from({ length: size }, (_column, x) => [x * 3, 97, 213 - y]).flat(),
	]);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		pngChunk('IHDR', header),
		pngChunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
		pngChunk('IEND', Buffer.alloc(0)),
	]);
}

function pngChunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

function crc32(data: Buffer): number {
	let crc = 0xffffffff;
	for (const byte of data) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

/** A rising tone in 8-bit mono. */
function wav(samples: number): Buffer {
	const header = Buffer.alloc(44);
	header.write('RIFF', 0);
	header.writeUInt32LE(36 + samples, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(44_100, 24);
	header.writeUInt32LE(44_100, 28);
	header.writeUInt16LE(1, 32);
	header.writeUInt16LE(8, 34);
	header.write('data', 36);
	header.writeUInt32LE(samples, 40);
	const tone = Buffer.alloc(samples);
	for (let n = 0; n < samples; n++) tone[n] = 128 + 90 * Math.sin((n * n) / 5e7);
	return Buffer.concat([header, tone]);
}
