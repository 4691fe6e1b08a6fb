/** How the test files, each with modules of its own, know the packed package. */
export const TARBALL = 'N8N_NODES_BOX_TARBALL';

/** The package as it was packed before the tests: the path of the `.tgz` file. */
export function packedTarball(): string {
	const tarball = process.env[TARBALL];
	if (!tarball) throw new Error('These tests are run by: npm run test:e2e');
	return tarball;
}
