import { BusyError } from '../../../nodes/Box/client/http/fairSemaphore';
import { boundedBytes } from '../../../nodes/Box/client/transfer/bytesInFlight';
import { HandClock } from './handClock';

/** Owners, and which of them have got what they asked for. */
function setup(most: number) {
	const bytes = boundedBytes(most);
	const clock = new HandClock();
	const got: string[] = [];
	const owners = new Map<string, object>();
	const ownerOf = (name: string) => {
		const owner = owners.get(name) ?? {};
		owners.set(name, owner);
		return owner;
	};
	return {
		bytes,
		clock,
		got,
		take: async (name: string, size: number, signal?: AbortSignal) => {
			await bytes.take(ownerOf(name), { units: size, timing: clock, signal });
			got.push(name);
		},
		takeFree: (name: string, size: number) => bytes.takeFree(ownerOf(name), size),
		release: (name: string, size: number) => bytes.release(ownerOf(name), size),
	};
}

const turn = async () => await new Promise(setImmediate);

it('lets one transfer have half of what there is, so that another finds room', async () => {
	const { take, release, got, bytes } = setup(100);
	await take('first', 25);
	await take('first', 25);
	const more = take('first', 25);
	await take('second', 25);
	expect([got, bytes.inUse]).toEqual([['first', 'first', 'second'], 75]);
	release('second', 25);
	await turn();
	expect(got).toHaveLength(3);
	release('first', 25);
	await more;
	expect(bytes.inUse).toBe(50);
});

it('serves the transfer that holds least, even if it came later', async () => {
	const { take, release, got } = setup(100);
	await take('large', 40);
	await take('other', 40);
	const waiting = [take('large', 20), take('small', 10), take('late', 30)];
	await turn();
	expect(got).toEqual(['large', 'other', 'small']);
	release('other', 40);
	await waiting[2];
	expect(got[3]).toBe('late');
	release('late', 30);
	release('small', 10);
	await Promise.all(waiting);
	expect(got[4]).toBe('large');
});

it('lets nobody who can do without it go before one who waits', async () => {
	const { take, takeFree, release, got, bytes } = setup(100);
	await take('first', 40);
	const large = take('large', 70);
	for (const name of ['other', 'another']) expect(takeFree(name, 10)).toBe(false);
	release('first', 40);
	await large;
	expect([got, bytes.inUse]).toEqual([['first', 'large'], 70]);
	// Who waits for more than its share holds nobody up.
	const more = take('large', 1);
	expect(takeFree('other', 10)).toBe(true);
	release('large', 70);
	await more;
});

it('lets a part through that is larger than all there is, alone', async () => {
	const { take, release, got, bytes } = setup(100);
	await take('first', 10);
	const huge = take('huge', 1000);
	await turn();
	expect(got).toEqual(['first']);
	release('first', 10);
	await huge;
	release('huge', 1000);
	expect(bytes.inUse).toBe(0);
});

it('lets a large part through, however many small ones come one after the other', async () => {
	const { take, release, got } = setup(100);
	const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
	for (const name of names) await take(name, 10);
	const large = take('large', 30);
	const again = names.map(async (name) => {
		release(name, 10);
		await take(name, 10);
	});
	await large;
	for (const name of names.slice(0, 3)) release(name, 10);
	release('large', 30);
	await Promise.all(again);
	expect(got.filter((name) => name !== 'large')).toHaveLength(2 * names.length);
});

it('holds nobody up any more once it is cancelled, or has given up', async () => {
	const { take, got, clock } = setup(100);
	await take('first', 60);
	const stop = new AbortController();
	const cancelled = take('large', 70, stop.signal);
	await clock.sleeping(1);
	const small = take('small', 10);
	await turn();
	expect(got).toEqual(['first']);
	stop.abort(new Error('cancelled'));
	await expect(cancelled).rejects.toThrow('cancelled');
	await small;
	const late = take('large', 70);
	await clock.sleeping(1);
	const other = take('other', 10);
	clock.advanceToNext();
	await expect(late).rejects.toThrow(BusyError);
	await other;
	expect(got).toEqual(['first', 'small', 'other']);
});

it('can be cancelled while it waits, and takes nothing then', async () => {
	const { take, release, bytes, clock } = setup(100);
	await take('first', 60);
	const stop = new AbortController();
	const waiting = take('second', 60, stop.signal);
	await clock.sleeping(1);
	stop.abort(new Error('cancelled'));
	await expect(waiting).rejects.toThrow('cancelled');
	release('first', 60);
	expect(bytes.inUse).toBe(0);
	await expect(take('third', 1, stop.signal)).rejects.toThrow('cancelled');
});

it('gives up in the end', async () => {
	const { take, clock, bytes } = setup(100);
	await take('first', 60);
	const waiting = take('second', 60);
	await clock.sleeping(1);
	clock.advanceToNext();
	await expect(waiting).rejects.toThrow(BusyError);
	expect(bytes.inUse).toBe(60);
});
