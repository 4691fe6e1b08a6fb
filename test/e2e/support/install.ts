import type { N8nInstall } from '../../n8n/environment';
import { installN8n, type InstallOptions } from '../../n8n/install';

/** The n8n to test with: the harness's own, or the version that `N8N_VERSION` names. */
export async function n8nToTest(options: InstallOptions = {}): Promise<N8nInstall> {
	return await installN8n({ ...options, version: process.env.N8N_VERSION || undefined });
}
