/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// Types are checked by `npm run typecheck`, once for all files.
	transform: {
		'\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json', diagnostics: false }],
	},
	setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
	maxWorkers: 2,
	// Each file loads n8n's engine anew: a worker that has grown large is slow, and slow to end.
	workerIdleMemoryLimit: '700MB',
	testTimeout: 30_000,
};
