import { RecentIds } from '../../../nodes/Box/events/recentIds';
import { numbers } from '../../support/random';

it.each([1, 2, 3])('gives the text of what it holds after each change, seed %i', (seed) => {
	const next = numbers(seed);
	const ids = new RecentIds(20, ['the', 'first', 'ones']);
	const seen = { again: 0, forgotten: 0 };
	for (let change = 0; change < 500; change++) {
		// Rarely a known one comes again; now and then many come at once.
		const added = Array.from({ length: next(20) === 0 ? 30 : next(4) }, () => `id-${next(2_000)}`);
		seen.again += added.filter((id) => ids.has(id)).length;
		const before = [...ids];
		ids.add(added);
		seen.forgotten += before.filter((id) => !ids.has(id)).length;
		expect(ids.toText()).toBe([...ids].join(' '));
		expect([...ids].length).toBeLessThanOrEqual(20);
	}
	expect(seen.again).toBeGreaterThan(0);
	expect(seen.forgotten).toBeGreaterThan(100);
});

it('keeps none of more than it may hold', () => {
	const ids = new RecentIds(0);
	expect(ids.toText()).toBe('');
	ids.add(['a', 'b']);
	expect(ids.toText()).toBe('');
});
