import { LEAST_LOAD, Load, MOST_LOAD } from '../../../nodes/Box/client/calls/load';

function answer(load: Load, status: number, times = 1): void {
	for (let time = 0; time < times; time += 1) load.answered(status);
}

it('begins with the most', () => {
	expect(new Load().target).toBe(MOST_LOAD);
});

it.each([429, 503])('is halved once by all answers of %i to what was in flight', (status) => {
	const load = new Load();
	answer(load, status, MOST_LOAD);
	expect(load.target).toBe(MOST_LOAD / 2);
});

it('is never less than the least', () => {
	const load = new Load();
	answer(load, 429, 1000);
	expect(load.target).toBe(LEAST_LOAD);
});

it('grows again with answers that are none of an overload, up to the most', () => {
	const load = new Load();
	answer(load, 503, MOST_LOAD + 1);
	answer(load, 404, LEAST_LOAD + 1);
	expect(load.target).toBeGreaterThanOrEqual(LEAST_LOAD);
	answer(load, 200, 1000);
	expect(load.target).toBe(MOST_LOAD);
});

it('learns nothing from calls that nobody answered', () => {
	const load = new Load();
	answer(load, 429, MOST_LOAD + 1);
	const before = load.target;
	answer(load, 0, 1000);
	expect(load.target).toBe(before);
});
