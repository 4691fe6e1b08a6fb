import { CredentialError } from '../../../nodes/Box/auth/credentialError';
import { Refusals } from '../../../nodes/Box/auth/refusals';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

const error = new CredentialError('No', 'Do something.');

/** How often a caller that asks each second gets to ask Box within so many hours. */
function tries(refused: { ended: boolean; retryAfter?: number }, hours: number): number {
	const refusals = new Refusals();
	let asked = 0;
	for (let now = 0; now < hours * HOUR; now += SECOND) {
		if (refusals.of('stored', now)) continue;
		asked += 1;
		refusals.add('stored', { error, ...refused }, now);
	}
	return asked;
}

test('a sign-in that has ended is tried once an hour', () => {
	expect(tries({ ended: true }, 24)).toBe(24);
});

test('anything else is tried once a minute', () => {
	expect(tries({ ended: false }, 2)).toBe(120);
});

test('a wait that Box asks for is kept', () => {
	expect(tries({ ended: false, retryAfter: 600 }, 1)).toBe(6);
	// Nobody is locked out for hours.
	expect(tries({ ended: false, retryAfter: 80_000 }, 1)).toBe(6);
});

test('another stored token, or a success, deserves a try at once', () => {
	const refusals = new Refusals();
	refusals.add('stored', { error, ended: true }, 0);
	expect(refusals.of('stored', 1)).toBe(error);
	expect(refusals.repeats('stored')).toBe(true);
	expect(refusals.of('another', 1)).toBeUndefined();
	expect(refusals.repeats('another')).toBe(false);
	refusals.clear();
	expect(refusals.of('stored', 1)).toBeUndefined();
});
