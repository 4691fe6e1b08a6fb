/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '\\.ts$': '<rootDir>/test/support/transform.cjs' },
	setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
	testSequencer: '<rootDir>/test/support/sequencer.cjs',
	maxWorkers: 2,
	// Each file that loads n8n's engine leaves some 50 MB behind, and a new worker is slow at first.
	workerIdleMemoryLimit: '1200MB',
	testTimeout: 30_000,
};
