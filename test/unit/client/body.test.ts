import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';

import { readErrorText, readText } from '../../../nodes/Box/client/http/body';

/** Bytes one by one, for ever. */
async function* drips(): AsyncGenerator<Buffer> {
	for (;;) {
		await turn();
		yield Buffer.from(' ');
	}
}

it('reads an answer to its end', async () => {
	const body = Readable.from([Buffer.from('{"a":'), Buffer.from('1}')]);
	expect(await readText(body, { bytes: 7 })).toBe('{"a":1}');
});

it('ends an answer that comes by drips', async () => {
	const body = Readable.from(drips());
	await expect(readText(body, { time: 5 })).rejects.toMatchObject({ code: 'ETIMEDOUT' });
	expect(body.destroyed).toBe(true);
});

it('ends an answer that is without end', async () => {
	const body = Readable.from(drips());
	const code = 'ERR_ENDLESS_ANSWER';
	await expect(readText(body, { bytes: 100 })).rejects.toMatchObject({ code });
	expect(body.destroyed).toBe(true);
});

it('takes what came of an error that comes by drips', async () => {
	const body = Readable.from(drips());
	expect(await readErrorText(body, { time: 5 })).toMatch(/^ *$/);
	expect(body.destroyed).toBe(true);
});
