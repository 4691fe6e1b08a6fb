const { missingPrograms } = require('./queue/programs.ts');

/** Queue mode is left out where it cannot be had, but never in CI. */
function leftOut() {
	const missing = missingPrograms();
	if (missing.length === 0 || process.env.CI) return [];
	const how = 'Debian: sudo apt-get install redis-server postgresql';
	console.log(`Left out: queue mode, which needs ${missing.join(', ')} (${how})`);
	return ['<rootDir>/test/e2e/queue/'];
}

/**
 * The tests that need a real n8n, and some a browser: `npm run test:e2e`. One file after another,
 * since each starts an n8n of its own.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	testPathIgnorePatterns: ['/node_modules/', ...leftOut()],
	transform: { '\\.ts$': '<rootDir>/test/support/transform.cjs' },
	globalSetup: '<rootDir>/test/e2e/support/globalSetup.ts',
	globalTeardown: '<rootDir>/test/e2e/support/globalTeardown.ts',
	maxWorkers: 1,
	verbose: true,
	testTimeout: 300_000,
};
