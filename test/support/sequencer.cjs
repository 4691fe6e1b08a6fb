const { join } = require('node:path');
const TestSequencer = require('@jest/test-sequencer').default;

/** What takes longest, first: a long one at the end would run alone. */
const LONGEST = [
	'auth/processes.test.ts',
	'operations/search/index.test.ts',
	'trigger/flood.test.ts',
	'node/demo.test.ts',
	'operations/folder/index.test.ts',
	'node/input/index.test.ts',
	'trigger/faults/index.test.ts',
	'trigger/crash.test.ts',
	'trigger/output/index.test.ts',
	'node/calls/index.test.ts',
	'contract/package.test.ts',
	'trigger/soak.test.ts',
].map((file) => require.resolve(join(__dirname, '..', file)));

/**
 * Jest runs long test files first, by how long they took the last time. In a fresh clone it only
 * knows their sizes, and an `index.test.ts` that stands for a folder is among the smallest.
 */
module.exports = class LongestFirst extends TestSequencer {
	sort(tests) {
		const sorted = super.sort(tests);
		if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
		const place = ({ path }) => LONGEST.indexOf(path) + 1 || LONGEST.length + 1;
		return sorted.sort((one, other) => place(one) - place(other));
	}
};
