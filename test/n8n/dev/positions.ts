import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Emulator } from '../../emulator';

/** By how much the position may rise before it is kept again: a session that is killed keeps nothing. */
const ALLOTMENT = 30_000n;

/** Where the emulator's event stream is: https://developer.box.com/reference/get-events/ */
async function positionOf(emulator: Emulator): Promise<bigint> {
	const response = await fetch(`${emulator.url}/2.0/events?stream_position=now`, {
		headers: { authorization: `Bearer ${emulator.connect().access_token}` },
	});
	// Beyond what JSON.parse can hold, with or without quotes.
	const found = /"next_stream_position":\s*"?(\d+)/.exec(await response.text());
	if (!found?.[1]) throw new Error(`The emulator gave no position (${response.status})`);
	return BigInt(found[1]);
}

function fileIn(folder: string): string {
	return join(folder, 'position.txt');
}

/**
 * Moves a new emulator's event stream to where the one of the session before ended: a trigger that
 * n8n kept active goes on from there, and would not see events below. Empties the emulator.
 *
 * @param folder where the position is kept
 */
export async function continuePositions(emulator: Emulator, folder: string): Promise<void> {
	const text = await readFile(fileIn(folder), 'utf8').catch(() => '');
	const before = /^\d+$/.test(text) ? BigInt(text) : 0n;
	let position = await positionOf(emulator);
	if (position < before) {
		emulator.appendEvent({});
		const step = (await positionOf(emulator)) - position;
		for (position += step; position < before; position += step) emulator.appendEvent({});
	}
	emulator.reset();
	await mkdir(folder, { recursive: true });
	await writeFile(fileIn(folder), String(position + ALLOTMENT));
}

/** Keeps where the event stream is at the end of a session. */
export async function keepPosition(emulator: Emulator, folder: string): Promise<void> {
	await writeFile(fileIn(folder), String(await positionOf(emulator)));
}
