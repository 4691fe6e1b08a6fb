import { isArrayBuffer } from 'node:util/types';

/** A larger chunk is no piece of a file but somebody's whole one. */
const LARGEST = 1024 * 1024;

/** In Node 20 there is no `transfer` yet. */
interface Transferable {
	transfer?(newByteLength: number): ArrayBuffer;
}

/**
 * Frees the memory of a chunk at once, if the chunk is all that is in it. The garbage collector would have
 * to look through all of n8n for the chunks of a large file, again and again: that takes longer than to send
 * them. The chunk is empty then.
 *
 * https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/ArrayBuffer/transfer
 */
export function freeChunk({ buffer, byteLength }: Uint8Array): void {
	if (!isArrayBuffer(buffer)) return;
	if (byteLength !== buffer.byteLength || byteLength > LARGEST) return;
	(buffer as Transferable).transfer?.(0);
}
