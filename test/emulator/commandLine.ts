import { parseArgs } from 'node:util';

import type { EmulatorOptions } from './types';

const DEFAULT_PORT = 8100;

/** What `npm run emulator -- --help` prints. */
export const USAGE = `Usage: npm run emulator -- [options]

  --rotation grace|strict        what repeating a refresh token does (grace)
  --access-token-seconds <n>     life of an access token (3600)
  --retry-timeout-seconds <n>    how long a long poll is held (610)
  --registered-keys              assertions (JWT) need a key that GET /_emulator/configuration gave
  --strict-downloads             the download host refuses requests that carry a token
  --new-enterprise               the enterprise has no past: no classifications, no events

The port is 8100 unless PORT says otherwise; PORT=0 takes any free one.
BOX_OPENAPI=<path of openapi.json> checks every request and answer.
`;

/** The port from the environment; throws for anything but 0 to 65535. */
function portFrom(value: string | undefined): number {
	if (value === undefined || value === '') return DEFAULT_PORT;
	const port = Number(value);
	if (!/^\d+$/.test(value) || port > 65_535) throw new Error(`PORT=${value} is no port number.`);
	return port;
}

function secondsFrom(name: string, value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${name} must be a number of seconds.`);
	return Number(value);
}

function rotationFrom(value: string | undefined): EmulatorOptions['rotation'] {
	if (value === undefined || value === 'grace' || value === 'strict') return value;
	throw new Error('--rotation must be grace or strict.');
}

/** The options of the command; undefined when it is asked for help. Throws with a text to show. */
export function readCommandLine(
	args: string[],
	environment: NodeJS.ProcessEnv,
): (EmulatorOptions & { port: number }) | undefined {
	const { values } = parseArgs({
		args,
		options: {
			help: { type: 'boolean', short: 'h' },
			rotation: { type: 'string' },
			'access-token-seconds': { type: 'string' },
			'retry-timeout-seconds': { type: 'string' },
			'registered-keys': { type: 'boolean' },
			'strict-downloads': { type: 'boolean' },
			'new-enterprise': { type: 'boolean' },
		},
	});
	if (values.help) return undefined;
	return {
		port: portFrom(environment.PORT),
		rotation: rotationFrom(values.rotation),
		accessTokenSeconds: secondsFrom('access-token-seconds', values['access-token-seconds']),
		retryTimeoutSeconds: secondsFrom('retry-timeout-seconds', values['retry-timeout-seconds']),
		anyKey: !values['registered-keys'],
		strictDownloads: values['strict-downloads'] ?? false,
		past: !values['new-enterprise'],
	};
}
