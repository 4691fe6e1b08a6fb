import { join } from 'node:path';

import type { Certificate } from './certificate';
import { BOX_NAMES, type FrontEnd } from './frontEnd';

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/** What makes an n8n find the front end where it looks for Box, and trust it. */
export function towards(frontEnd: FrontEnd, certificate: Certificate): NodeJS.ProcessEnv {
	// A proxy of this machine would connect to the real Box.
	const noProxy = PROXIES.flatMap((name) => [name, name.toLowerCase()]);
	return {
		...Object.fromEntries(noProxy.map((name) => [name, undefined])),
		// Quoted, because a folder's name may have a space in it.
		NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, 'redirect.cjs'))}`,
		NODE_EXTRA_CA_CERTS: certificate.file,
		BOX_BENCH_FRONT_END: JSON.stringify({ names: BOX_NAMES, port: frontEnd.port }),
	};
}
