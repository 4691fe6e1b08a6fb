import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { entryOf } from '../../client/json';
import { CredentialError } from '../credentialError';
import { idOf } from '../grant';
import { toHosts } from '../hosts';
import { ALGORITHMS, type Algorithm } from './algorithms';
import { FIELD, toConfiguration, type AppConfiguration } from './configuration';

/** Whose tokens a credential of the type `boxJwtApi` gets, and with what. */
export interface JwtSettings {
	app: AppConfiguration;
	algorithm: Algorithm;
	/** The service account of an enterprise, or a user. */
	subject: { type: 'enterprise' | 'user'; id: string };
	/** Without a slash at its end. */
	apiUrl: string;
	/** Changes with everything above. It does not give away what that is. */
	fingerprint: string;
}

/**
 * Reads a credential as it was entered.
 *
 * @throws CredentialError if its file, a host or the ID of its subject cannot be used
 */
export function toJwtSettings(credential: ICredentialDataDecryptedObject): JwtSettings {
	const app = toConfiguration(credential);
	const { apiUrl } = toHosts(credential);
	const subject = subjectOf(credential, app);
	const entered = credential.algorithm;
	const algorithm =
		typeof entered === 'string' && entryOf(ALGORITHMS, entered) ? (entered as Algorithm) : 'RS512';
	const all = JSON.stringify([app, algorithm, subject, apiUrl]);
	const fingerprint = createHash('sha256').update(all).digest('hex');
	return { app, algorithm, subject, apiUrl, fingerprint };
}

function subjectOf(
	{ subjectType, userId }: ICredentialDataDecryptedObject,
	{ enterpriseId }: AppConfiguration,
): JwtSettings['subject'] {
	if (subjectType === 'user') return { type: 'user', id: idOf(userId, 'User ID') };
	// Box's console writes 0 for an account that belongs to no enterprise.
	if (/^\d+$/.test(enterpriseId) && enterpriseId !== '0') {
		return { type: 'enterprise', id: enterpriseId };
	}
	throw new CredentialError(
		`'${FIELD}' of the Box credential names no enterprise in enterpriseID`,
		`Set "enterpriseID" in '${FIELD}' to the ID that the Admin Console shows under Account & Billing, or choose 'User' in 'Act As'.`,
	);
}
