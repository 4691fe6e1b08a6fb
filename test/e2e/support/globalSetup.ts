import type { InstallProgress } from '../../n8n/install';
import { packTarball, type PackedPackage } from '../../n8n/package';
import { n8nToTest } from './install';
import { TARBALL } from './tarball';

/** One line for each step, since the output of tests is read in logs too. */
function tellSteps(): (progress: InstallProgress) => void {
	let last = '';
	return ({ step }) => {
		if (step !== last) process.stderr.write(`${step} …\n`);
		last = step;
	};
}

/**
 * Before all tests: n8n is installed, once for this machine, and the package built and packed.
 * `N8N_NODES_BOX_TARBALL` names one that is packed already, such as a released one.
 */
export default async function setup(): Promise<void> {
	await n8nToTest({ onProgress: tellSteps() });
	if (process.env[TARBALL]) return;
	const packed: PackedPackage = await packTarball();
	process.env[TARBALL] = packed.tarball;
	(globalThis as { packed?: PackedPackage }).packed = packed;
}
