import communityNodes from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import perfectionist from 'eslint-plugin-perfectionist';
import tseslint from 'typescript-eslint';

/**
 * n8n verifies no package for a service it has built-in nodes for, and Box is one. The rules that
 * only serve verification are off; all others of n8n's two sets hold.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/verification-guidelines/
 */
const verificationOnly = {
	// undici keeps connections to Box alive and streams both ways, which n8n's HTTP helper does not.
	'@n8n/community-nodes/no-runtime-dependencies': 'off',
	// Streams, hashes and undici come by import.
	'@n8n/community-nodes/no-restricted-imports': 'off',
	// Retries and the long poll need timers that end when the execution does, and the proxy
	// variables are in process.env.
	'@n8n/community-nodes/no-restricted-globals': 'off',
};

/**
 * Names are global across packages, and n8n's own package has `boxOAuth2Api` already. The
 * credential is called `boxApi`, whatever it extends.
 */
const credentialNaming = {
	'@n8n/community-nodes/cred-class-oauth2-naming': 'off',
	'n8n-nodes-base/cred-class-field-display-name-missing-oauth2': 'off',
	'n8n-nodes-base/cred-class-field-name-missing-oauth2': 'off',
	'n8n-nodes-base/cred-class-name-missing-oauth2-suffix': 'off',
};

/**
 * Where rules exclude each other the newer set holds: it asks for a documentation URL and for
 * NodeConnectionTypes, these for the name of a page on n8n's own site and for the literal 'main'.
 */
const contradicted = {
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
};

/**
 * Side effects come first and keep their order, then modules (Node's before others), then this
 * repository's own files after a blank line. `npm run lint:fix` sorts them.
 */
const importOrder = {
	groups: [
		'side-effect',
		'builtin',
		{ newlinesBetween: 0 },
		'external',
		['parent', 'sibling', 'index'],
	],
	newlinesBetween: 1,
	sortSideEffects: false,
};

const packageFiles = ['nodes/**/*.ts', 'credentials/**/*.ts'];

/** One of eslint-plugin-n8n-nodes-base's sets. Its configs have the form of before ESLint 9. */
const nodesBaseSet = (set, files, rules = {}) => ({
	files,
	plugins: { 'n8n-nodes-base': nodesBase },
	rules: { ...nodesBase.configs[set].rules, ...rules },
});

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
	{
		files: ['**/*.{ts,mjs}'],
		plugins: { perfectionist },
		rules: { 'perfectionist/sort-imports': ['error', importOrder] },
	},
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: {
			parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			// What implements an interface of promises is async, whether it waits or not.
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
		},
	},
	{
		files: ['test/**/*.ts'],
		rules: {
			// Tests load modules at run time, as n8n does: a node by its path, a module by its state.
			'@typescript-eslint/no-require-imports': 'off',
			// jest's matchers, such as expect.any(), are of type any wherever they stand.
			'@typescript-eslint/no-unsafe-assignment': 'off',
			// A value of n8n's JSON may be anything to the compiler; a test knows that it is a text.
			'@typescript-eslint/no-base-to-string': 'off',
		},
	},
	{
		files: ['package.json'],
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
	},
	{
		...communityNodes.configs.recommended,
		files: [...packageFiles, 'package.json'],
		rules: {
			...communityNodes.configs.recommended.rules,
			...verificationOnly,
			...credentialNaming,
		},
	},
	{
		files: ['credentials/BoxJwtApi.credentials.ts'],
		// The app's configuration file has a private key in it, which the name of the field does not say.
		rules: { '@n8n/community-nodes/credential-unnecessary-password': 'off' },
	},
	nodesBaseSet('community', ['package.json']),
	nodesBaseSet('credentials', ['credentials/**/*.ts'], { ...credentialNaming, ...contradicted }),
	nodesBaseSet('nodes', ['nodes/**/*.ts'], contradicted),
);
