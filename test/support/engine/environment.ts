import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder n8n-core takes for its user folder: settings and binary data live below it. */
export const userFolder = join(
	tmpdir(),
	`n8n-nodes-box-${process.pid}-${randomBytes(6).toString('hex')}`,
);

// n8n-core reads these when one of its services is first made, so this module comes before it.
// https://docs.n8n.io/hosting/configuration/environment-variables/
Object.assign(process.env, {
	N8N_USER_FOLDER: userFolder,
	N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
	N8N_LOG_LEVEL: 'silent',
	N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
});

/** Deletes everything the engine wrote. Safe to call when it never wrote anything. */
export function removeUserFolder(): void {
	rmSync(userFolder, { recursive: true, force: true });
}
