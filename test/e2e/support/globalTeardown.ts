import type { PackedPackage } from '../../n8n/package';

/** After all tests: what was packed for them is deleted. */
export default async function teardown(): Promise<void> {
	await (globalThis as { packed?: PackedPackage }).packed?.remove();
}
