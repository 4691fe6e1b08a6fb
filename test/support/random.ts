/** Numbers from 0 up to, not including, 1: the same ones for the same seed. */
export type Random = () => number;

const STEP = 0x6d2b79f5;

/** A small generator for choosing moments in tests (mulberry32): https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + STEP) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Whole numbers from 0 up to, not including, `limit`: the same ones for the same seed. */
export function numbers(seed: number): (limit: number) => number {
	const random = seeded(seed);
	return (limit) => Math.floor(random() * limit);
}
