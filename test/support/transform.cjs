const { transformSync } = require('esbuild');

/** Has jest run TypeScript as CommonJS. Types are checked by `npm run typecheck`, once for all files. */
module.exports = {
	process: (source, path) =>
		transformSync(source, {
			loader: 'ts',
			format: 'cjs',
			target: 'node20',
			sourcefile: path,
			sourcemap: 'inline',
			// import() becomes require(), as the compiler would have it.
			supported: { 'dynamic-import': false },
		}),
};
