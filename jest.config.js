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
	// Each file that loads n8n's engine leaves some 50 MB behind, and a new worker is slow at first.
	workerIdleMemoryLimit: '1200MB',
	testTimeout: 30_000,
};
